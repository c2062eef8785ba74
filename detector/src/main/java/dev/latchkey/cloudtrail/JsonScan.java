package dev.latchkey.cloudtrail;

/**
 * Finds where a JSON value ends without making anything of it. Sure rather than complete: what it accepts, a parser
 * accepts too; white space and rare numbers it leaves to one.
 */
final class JsonScan {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 18;

    private final byte[] bytes;
    private final int unsure;
    private final TextScan text;

    /** @param bytes with zeros from this length on, {@link TextScan#BEHIND} of them, where every scan stops */
    JsonScan(byte[] bytes, int length) {
        this.bytes = bytes;
        this.unsure = length + 1;
        this.text = new TextScan(bytes, unsure);
    }

    /** The answer if it is not sure, the place of a zero: every function that begins there answers the same. */
    int unsure() {
        return unsure;
    }

    /** The place behind the value that begins here. */
    int value(int at) {
        return value(at, 0);
    }

    private int value(int at, int depth) {
        return switch (bytes[at]) {
            case '"' -> text.end(at + 1);
            case '{' -> members(at, depth);
            case '[' -> elements(at, depth);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    private int members(int open, int depth) {
        if (depth == DEEPEST) {
            return unsure;
        }
        if (bytes[open + 1] == '}') {
            return open + 2;
        }
        int at = open;
        do {
            at = value(expected(name(at + 1), ':'), depth + 1);
        } while (bytes[at] == ',');
        return expected(at, '}');
    }

    private int elements(int open, int depth) {
        if (depth == DEEPEST) {
            return unsure;
        }
        if (bytes[open + 1] == ']') {
            return open + 2;
        }
        int at = open;
        do {
            at = value(at + 1, depth + 1);
        } while (bytes[at] == ',');
        return expected(at, ']');
    }

    /** A text that may be a name: parsers bound their length. */
    int name(int at) {
        int end = bytes[at] == '"' ? text.end(at + 1) : unsure;
        return end - at > LONGEST_NAME ? unsure : end;
    }

    /** The place behind the byte, if it stands here. */
    int expected(int at, char wanted) {
        return bytes[at] == wanted ? at + 1 : unsure;
    }

    /** Whether a text that was passed had an escape at or behind this place. */
    boolean hasEscapeFrom(int start) {
        return text.hasEscapeFrom(start);
    }

    private int word(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return unsure;
            }
        }
        return at + word.length();
    }

    /** Plain ones: no exponent, and not so many digits that a parser might object. */
    private int number(int at) {
        int start = bytes[at] == '-' ? at + 1 : at;
        int end = digits(start);
        boolean leadingZero = bytes[start] == '0' && end > start + 1;
        if (bytes[end] == '.') {
            end = digits(end + 1);
        }
        return leadingZero || end - at > LONGEST_NUMBER ? unsure : end;
    }

    private int digits(int start) {
        int at = start;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > start ? at : unsure;
    }
}
