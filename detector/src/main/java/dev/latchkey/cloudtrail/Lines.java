package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream, none of which may fill the memory. */
final class Lines {

    /** A record has at most 256 KB on the bus; a line that is longer is no record of its own. */
    static final int LONGEST = 1 << 20;

    private static final int FIRST_ONES = 3;

    private Lines() {}

    /** Whether one of the first lines is a whole value by itself. In such a file a bad line costs only itself. */
    static boolean areValues(InputStream stream, JsonMapper json) throws IOException {
        stream.mark(FIRST_ONES * (LONGEST + 1));
        boolean whole = false;
        for (int line = 0; line < FIRST_ONES && !whole; line++) {
            whole = isValue(next(stream), json);
        }
        stream.reset();
        return whole;
    }

    private static boolean isValue(byte[] line, JsonMapper json) {
        try {
            return !isTooLong(line) && json.readTree(line).isObject();
        } catch (IOException partOfSomething) {
            return false;
        }
    }

    /** With its end, empty at the end of the stream, and no longer than one byte over the limit. */
    static byte[] next(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            line.write(next);
            if (next == '\n' || line.size() > LONGEST) {
                break;
            }
        }
        return line.toByteArray();
    }

    static boolean isTooLong(byte[] line) {
        return line.length > LONGEST;
    }

    static void skipRest(InputStream stream) throws IOException {
        for (int next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
            // The rest of an over-long line is no record.
        }
    }
}
