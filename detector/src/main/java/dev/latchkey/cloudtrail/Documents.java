package dev.latchkey.cloudtrail;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * JSON over any number of lines: records one after another, a list of them, or an object around such a list, of
 * which only one record at a time is held.
 *
 * <p>Cut by brackets and quotes before anything is parsed, so that a bad record costs no other.
 */
final class Documents {

    private final Bytes bytes;
    private final Values values;
    private final String whole;
    private boolean cutOff;

    private Documents(Bytes bytes, Values values, String whole) {
        this.bytes = bytes;
        this.values = values;
        this.whole = whole;
    }

    static void read(Bytes bytes, Values values) throws IOException {
        new Documents(bytes, values, "file").read();
    }

    /** What stands in one line: where it is cut off, the next one begins anew. */
    static void readLine(byte[] line, Values values) throws IOException {
        new Documents(new Bytes(new ByteArrayInputStream(line)), values, "line").read();
    }

    /** The object that comes next, whatever its length. */
    static void readObject(Bytes bytes, Values values) throws IOException {
        new Documents(bytes, values, "file").one(bytes.peekPastSpace());
    }

    private void read() throws IOException {
        int first = bytes.peekPastSpace();
        for (; first == '{' || first == '['; first = bytes.peekPastSpace()) {
            one(first);
        }
        if (first != Bytes.END) {
            values.unreadable("not JSON from here on: neither an object nor a list");
        }
    }

    private void one(int first) throws IOException {
        if (first == '{') {
            object();
        } else {
            elements();
        }
        if (cutOff) {
            values.unreadable("the " + whole + " ends inside of it");
        }
    }

    private void object() throws IOException {
        Cut cut = new Cut();
        boolean around = false;
        boolean isRecord = false;
        boolean goesOn = false;
        do {
            isRecord |= cut.isAtValueOf(Carriers.IN_RECORDS);
            goesOn |= bytes.peek() == '"' && cut.isAtValueOf(Carriers.NEXT);
            if (bytes.peek() == '[' && cut.isAtValueOf(isRecord ? Carriers.NEVER_IN_RECORDS : Carriers.LISTS)) {
                around = true;
                elements();
            } else if (bytes.peek() == Bytes.END) {
                cutOff = true;
                return;
            } else {
                cut.take(bytes.next());
            }
        } while (cut.isOpen());
        if (!around) {
            give(cut);
        } else if (goesOn) {
            values.goesOn();
        }
    }

    private void elements() throws IOException {
        bytes.next();
        int first = bytes.peekPastSpace();
        for (; first != ']' && first != Bytes.END; first = bytes.peekPastSpace()) {
            if (first == ',') {
                bytes.next();
            } else {
                element();
            }
        }
        cutOff |= bytes.next() == Bytes.END;
    }

    private void element() throws IOException {
        Cut cut = new Cut();
        do {
            cut.take(bytes.next());
        } while (!isEnd(cut, bytes.peek()));
        if (cut.isOpen() && bytes.peek() == Bytes.END) {
            cutOff = true;
        } else {
            give(cut);
        }
    }

    private static boolean isEnd(Cut cut, int next) {
        return next == Bytes.END || cut.endsBefore(next) || (!cut.isOpen() && (next == ',' || Bytes.isSpace(next)));
    }

    private void give(Cut cut) {
        if (cut.isTooLong()) {
            values.unreadable(Values.tooLong(RecordJson.LONGEST));
        } else {
            values.value(cut.bytes());
        }
    }
}
