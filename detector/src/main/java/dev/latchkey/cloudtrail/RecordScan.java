package dev.latchkey.cloudtrail;

import dev.latchkey.detection.step.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

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

    private static final byte[][] AROUND = quoted(Carriers.NEVER_IN_RECORDS.stream());

    /** A bit for the length of each of these names: nearly all others are told from them by it. */
    private static final long LENGTHS_OF_NOTE =
            lengths(Stream.concat(Stream.of(SOURCE, NAME, ENVELOPE), Stream.of(AROUND)));

    private static final long LENGTHS_AROUND = lengths(Stream.of(AROUND));
    private static final byte[][] WATCHED =
            quoted(Arrays.stream(Operation.values()).map(Operation::eventSource).distinct());

    private final byte[] bytes;
    private final JsonScan json;
    private int begin;
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
        begin = open;
        sourceEnd = 0;
        nameEnd = 0;
        plain = true;
        Members members = new Members(bytes, json, open);
        while (members.next()) {
            if (!takes(members)) {
                return json.unsure();
            }
        }
        return end(members.end(), open);
    }

    /** The same of a record that has members and of which nothing else is asked: its names hide nothing. */
    int endOnly(int open) {
        int at = open;
        do {
            int name = at + 1;
            int colon = json.name(name);
            if (isLength(LENGTHS_AROUND, colon - name) && isAny(AROUND, name, colon)) {
                return json.unsure();
            }
            at = json.value(json.expected(colon, ':'));
        } while (bytes[at] == ',');
        return end(at, open);
    }

    private int end(int brace, int open) {
        return brace - open > LONGEST_RECORD ? json.unsure() : json.expected(brace, '}');
    }

    /** Of the record whose end was found last. */
    boolean isUnwatched() {
        boolean named = plain && sourceEnd > 0 && nameEnd > 0;
        return named && (!isAny(WATCHED, source, sourceEnd) || isUnwatchedCall());
    }

    private boolean isUnwatchedCall() {
        Optional<Operation> operation = Operation.of(text(source, sourceEnd), text(name, nameEnd));
        return operation.isEmpty()
                || (operation.get() == Operation.ASSUME_ROLE && EverydayAssumption.isAt(begin, source, bytes, json));
    }

    int expected(int at, char wanted) {
        return json.expected(at, wanted);
    }

    private boolean takes(Members members) {
        return !isLength(LENGTHS_OF_NOTE, members.nameLength()) || takesOfNote(members);
    }

    private static boolean isLength(long lengths, int length) {
        return length < Long.SIZE && (lengths >>> length & 1) != 0;
    }

    private boolean takesOfNote(Members members) {
        if (members.isNamed(SOURCE)) {
            plain &= sourceEnd == 0 && isVisible(members.value(), members.end());
            source = members.value();
            sourceEnd = members.end();
        } else if (members.isNamed(NAME)) {
            plain &= nameEnd == 0 && isVisible(members.value(), members.end());
            name = members.value();
            nameEnd = members.end();
        }
        plain &= !members.isNamed(ENVELOPE);
        return !members.isNamedAny(AROUND);
    }

    private boolean isAny(byte[][] wanted, int start, int end) {
        for (byte[] each : wanted) {
            if (end - start == each.length && Arrays.equals(bytes, start, end, each, 0, each.length)) {
                return true;
            }
        }
        return false;
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

    private static long lengths(Stream<byte[]> names) {
        return names.mapToLong(name -> 1L << name.length).reduce(0, (bits, bit) -> bits | bit);
    }

    private static byte[][] quoted(Stream<String> texts) {
        return texts.map(RecordScan::quoted).toArray(byte[][]::new);
    }

    private static byte[] quoted(String text) {
        return ('"' + text + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
