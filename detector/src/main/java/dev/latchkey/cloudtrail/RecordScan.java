package dev.latchkey.cloudtrail;

import dev.latchkey.detection.chain.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds where a record ends, and whether it is surely of no operation in the table. An attacker may write names twice,
 * with escapes or in an envelope: such a record is read in full, or the whole file by the strict reader.
 */
final class RecordScan {

    private static final byte[] SOURCE = quoted("eventSource");
    private static final byte[] NAME = quoted("eventName");
    private static final byte[] ENVELOPE = quoted("detail");
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_RECORD = 1 << 18;

    /** What holds records itself is no record. */
    private static final byte[][] AROUND = {quoted("Records"), quoted("Events"), quoted("CloudTrailEvent")};

    private static final byte[][] WATCHED = Arrays.stream(Operation.values())
            .map(Operation::eventSource)
            .distinct()
            .map(RecordScan::quoted)
            .toArray(byte[][]::new);

    private final byte[] bytes;
    private final JsonScan json;
    private int source;
    private int sourceEnd;
    private int name;
    private int nameEnd;
    private boolean plain;

    /** @param bytes with zeros from this length on, {@link TextScan#BEHIND} of them */
    RecordScan(byte[] bytes, int length) {
        this.bytes = bytes;
        this.json = new JsonScan(bytes, length);
    }

    /** The place behind the object that begins here, or {@link JsonScan#unsure}. */
    int end(int open) {
        sourceEnd = 0;
        nameEnd = 0;
        plain = true;
        if (bytes[open] != '{') {
            return json.unsure();
        }
        int at = open;
        do {
            int key = at + 1;
            int colon = json.name(key);
            // Who writes an ordinary name with escapes hides something.
            int value = json.hasEscapeFrom(key) ? json.unsure() : json.expected(colon, ':');
            at = json.value(value);
            if (at != json.unsure()) {
                at = member(key, colon, value, at);
            }
        } while (bytes[at] == ',');
        return at - open > LONGEST_RECORD ? json.unsure() : json.expected(at, '}');
    }

    /** Of the record whose end was found last. */
    boolean isUnwatched() {
        boolean named = plain && sourceEnd > 0 && nameEnd > 0;
        return named
                && (!isWatchedSource()
                        || Operation.of(text(source, sourceEnd), text(name, nameEnd))
                                .isEmpty());
    }

    int byteAt(int at) {
        return bytes[at];
    }

    int expected(int at, char wanted) {
        return json.expected(at, wanted);
    }

    private int member(int key, int colon, int value, int end) {
        switch (colon - key) {
            case 8, 9, 11, 13, 17 -> {
                return memberOfNote(key, colon, value, end);
            }
            default -> {
                return end;
            }
        }
    }

    private int memberOfNote(int key, int colon, int value, int end) {
        if (is(SOURCE, key, colon)) {
            plain &= sourceEnd == 0 && isVisible(value, end);
            source = value;
            sourceEnd = end;
        } else if (is(NAME, key, colon)) {
            plain &= nameEnd == 0 && isVisible(value, end);
            name = value;
            nameEnd = end;
        }
        plain &= !is(ENVELOPE, key, colon);
        return isAny(AROUND, key, colon) ? json.unsure() : end;
    }

    private boolean isWatchedSource() {
        return isAny(WATCHED, source, sourceEnd);
    }

    private boolean isAny(byte[][] wanted, int start, int end) {
        for (byte[] each : wanted) {
            if (is(each, start, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(byte[] wanted, int start, int end) {
        return end - start == wanted.length && Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
    }

    /** A short text that says as it stands what it says. */
    private boolean isVisible(int value, int end) {
        return bytes[value] == '"'
                && end - value <= LONGEST_VALUE
                && bytes[value + 1] > ' '
                && end - value > 2
                && !json.hasEscapeFrom(value);
    }

    private String text(int value, int end) {
        return new String(bytes, value + 1, end - value - 2, StandardCharsets.US_ASCII);
    }

    private static byte[] quoted(String text) {
        return ('"' + text + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
