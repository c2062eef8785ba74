package dev.latchkey.cloudtrail;

import dev.latchkey.detection.chain.Operation;
import java.nio.charset.StandardCharsets;

/**
 * Finds where a record ends, and whether it is surely of no operation in the table. An attacker may write names twice,
 * with escapes or in an envelope: such a record is read in full, or the whole file by the strict reader.
 */
final class RecordScan {

    private static final byte[] SOURCE = bytes("\"eventSource\"");
    private static final byte[] NAME = bytes("\"eventName\"");
    private static final byte[] ENVELOPE = bytes("\"detail\"");
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_RECORD = 1 << 18;

    private static final byte[] RECORDS = bytes("\"Records\"");
    private static final byte[] EVENTS = bytes("\"Events\"");
    private static final byte[] TEXT = bytes("\"CloudTrailEvent\"");

    private final byte[] bytes;
    private final JsonScan json;
    private String source = "";
    private String name = "";
    private boolean plain;

    RecordScan(byte[] bytes) {
        this.bytes = bytes;
        this.json = new JsonScan(bytes);
    }

    /** The place behind the object that begins here, or {@link JsonScan#UNSURE}. */
    int end(int open) {
        source = "";
        name = "";
        plain = true;
        if (byteAt(open) != '{') {
            return JsonScan.UNSURE;
        }
        int at = open;
        do {
            int key = at + 1;
            int colon = json.name(key);
            int value = json.expected(colon, ':');
            at = isForStrictReader(key, colon) ? JsonScan.UNSURE : json.value(value);
            if (at != JsonScan.UNSURE) {
                member(key, colon, value, at);
            }
        } while (byteAt(at) == ',');
        return at - open > LONGEST_RECORD ? JsonScan.UNSURE : json.expected(at, '}');
    }

    /** Of the record whose end was found last. */
    boolean isUnwatched() {
        boolean named = !source.isEmpty() && !name.isEmpty();
        return plain && named && Operation.of(source, name).isEmpty();
    }

    int byteAt(int at) {
        return json.byteAt(at);
    }

    int expected(int at, char wanted) {
        return json.expected(at, wanted);
    }

    private void member(int key, int colon, int value, int end) {
        if (is(SOURCE, key, colon)) {
            plain &= source.isEmpty();
            source = text(value, end);
        } else if (is(NAME, key, colon)) {
            plain &= name.isEmpty();
            name = text(value, end);
        } else {
            plain &= !is(ENVELOPE, key, colon);
        }
    }

    /** What holds records itself is no record, and who writes an ordinary name with escapes hides something. */
    private boolean isForStrictReader(int key, int colon) {
        return colon != JsonScan.UNSURE
                && (is(RECORDS, key, colon) || is(EVENTS, key, colon) || is(TEXT, key, colon) || hasEscape(key, colon));
    }

    private boolean is(byte[] wanted, int start, int end) {
        if (end - start != wanted.length) {
            return false;
        }
        for (int i = 1; i < wanted.length; i++) {
            if (bytes[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Empty, and the record no longer plain, unless it is a short and visible text as it stands. */
    private String text(int value, int end) {
        boolean visible = bytes[value] == '"' && end - value <= LONGEST_VALUE && bytes[value + 1] > ' ';
        if (!visible || end - value <= 2 || hasEscape(value, end)) {
            plain = false;
            return "";
        }
        return new String(bytes, value + 1, end - value - 2, StandardCharsets.US_ASCII);
    }

    private boolean hasEscape(int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
