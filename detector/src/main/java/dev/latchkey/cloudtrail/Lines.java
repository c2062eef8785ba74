package dev.latchkey.cloudtrail;

import dev.latchkey.detection.call.MalformedRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file with one JSON value a line: a bad line costs only itself, and none may fill the memory. */
final class Lines {

    private static final int FIRST_ONES = 3;

    /** What a line of a document over several lines ends with. */
    private static final String GOES_ON = "{[,:";

    private static final int START = 64;
    /** A list, or what CloudWatch Logs sends to whoever subscribed, whose list comes last. */
    private static final Pattern MANY = Pattern.compile("\\{\\s*\"(?:(?:" + String.join("|", Carriers.LISTS)
            + ")\"\\s*:\\s*\\[|(?:messageType|owner)\"\\s*:\\s*\")");

    /** In front of each line that CloudWatch Logs exports. */
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z (?=\\{)");

    private Lines() {}

    /** Whether one of the first lines is a whole object by itself, and no line before it only begins something. */
    static boolean areIn(Bytes bytes) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        try {
            return areIn(bytes, taken);
        } catch (IOException comesAgainWhenItIsReached) {
            return false;
        } finally {
            bytes.putBack(taken.toByteArray());
        }
    }

    private static boolean areIn(Bytes bytes, ByteArrayOutputStream taken) throws IOException {
        for (int count = 0; count < FIRST_ONES; count++) {
            int before = taken.size();
            take(bytes, taken);
            byte[] line = withoutTime(Arrays.copyOfRange(taken.toByteArray(), before, taken.size()));
            if (isObject(line)) {
                return true;
            }
            if (goesOn(line)) {
                return false;
            }
        }
        return false;
    }

    private static boolean goesOn(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1).strip();
        return !text.isEmpty() && GOES_ON.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static boolean isObject(byte[] line) {
        try {
            return line.length <= RecordJson.LONGEST && RecordJson.parsed(line).isObject();
        } catch (MalformedRecord partOfSomething) {
            return false;
        }
    }

    static void read(Bytes bytes, Values values) throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        while (bytes.peekPastSpace() != Bytes.END) {
            if (bytes.isLineLonger(RecordJson.LONGEST)) {
                readLong(bytes, values);
            } else {
                taken.reset();
                take(bytes, taken);
                readShort(withoutTime(taken.toByteArray()), values);
            }
        }
    }

    private static void readShort(byte[] line, Values values) throws IOException {
        if (beginsMany(line)) {
            Documents.readLine(line, values);
        } else {
            values.value(line);
        }
    }

    /** A whole file of CloudTrail's may stand in one line. */
    private static boolean beginsMany(byte[] line) {
        return MANY.matcher(start(line)).lookingAt();
    }

    private static byte[] withoutTime(byte[] line) {
        if (line.length == 0 || line[0] == '{') {
            return line;
        }
        Matcher time = TIME.matcher(start(line));
        return time.lookingAt() ? Arrays.copyOfRange(line, time.end(), line.length) : line;
    }

    private static String start(byte[] line) {
        return new String(line, 0, Math.min(line.length, START), StandardCharsets.ISO_8859_1);
    }

    /** Objects around records one after the other, as many as there are. */
    private static void readLong(Bytes bytes, Values values) throws IOException {
        if (beginsMany(bytes.head(START))) {
            Documents.readObject(bytes, values);
        } else {
            values.unreadable(Values.tooLong(RecordJson.LONGEST));
            skip(bytes);
        }
    }

    /** With its end, and no more than one byte over the limit. */
    private static void take(Bytes bytes, ByteArrayOutputStream line) throws IOException {
        bytes.takeLine(line, RecordJson.LONGEST + 1L);
    }

    private static void skip(Bytes bytes) throws IOException {
        bytes.takeLine(OutputStream.nullOutputStream(), Long.MAX_VALUE);
    }
}
