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

    /** What holds records itself is no record. */
    private static final byte[][] AROUND = {quoted("Records"), quoted("Events"), quoted("CloudTrailEvent")};

    /** A bit for the length of each of these names: nearly all others are told from them by it. */
    private static final long LENGTHS_OF_NOTE = Stream.concat(Stream.of(SOURCE, NAME, ENVELOPE), Stream.of(AROUND))
            .mapToLong(name -> 1L << name.length)
            .reduce(0, (bits, bit) -> bits | bit);

    private static final byte[][] WATCHED = Arrays.stream(Operation.values())
            .map(Operation::eventSource)
            .distinct()
            .map(RecordScan::quoted)
            .toArray(byte[][]::new);

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
        boolean tooLong = members.end() - open > LONGEST_RECORD;
        return tooLong ? json.unsure() : json.expected(members.end(), '}');
    }

    /** Of the record whose end was found last. */
    boolean isUnwatched() {
        boolean named = plain && sourceEnd > 0 && nameEnd > 0;
        return named && (!isWatchedSource() || isUnwatchedCall());
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
        int length = members.nameLength();
        return length >= Long.SIZE || (LENGTHS_OF_NOTE >>> length & 1) == 0 || takesOfNote(members);
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
        for (byte[] around : AROUND) {
            if (members.isNamed(around)) {
                return false;
            }
        }
        return true;
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
