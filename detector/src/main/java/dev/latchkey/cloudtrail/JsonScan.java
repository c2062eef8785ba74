package dev.latchkey.cloudtrail;

/**
 * Finds where a JSON value ends without making anything of it. Sure rather than complete: what it accepts, a parser
 * accepts too; white space, characters beyond ASCII and rare numbers it leaves to one.
 */
final class JsonScan {

    /** The answer if it is not sure; every function takes it as a place and answers the same. */
    static final int UNSURE = -1;

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 18;
    private static final String SIMPLE_ESCAPES = "\"\\/bfnrt";

    private final byte[] bytes;

    /** @param bytes of which the last is zero, where every scan stops */
    JsonScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The place behind the value that begins here. */
    int value(int at) {
        return value(at, 0);
    }

    private int value(int at, int depth) {
        return switch (byteAt(at)) {
            case '"' -> string(at);
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
            return UNSURE;
        }
        if (byteAt(open + 1) == '}') {
            return open + 2;
        }
        int at = open;
        do {
            int colon = name(at + 1);
            at = value(expected(colon, ':'), depth + 1);
        } while (byteAt(at) == ',');
        return expected(at, '}');
    }

    private int elements(int open, int depth) {
        if (depth == DEEPEST) {
            return UNSURE;
        }
        if (byteAt(open + 1) == ']') {
            return open + 2;
        }
        int at = open;
        do {
            at = value(at + 1, depth + 1);
        } while (byteAt(at) == ',');
        return expected(at, ']');
    }

    /** A string that may be a name: parsers bound their length. */
    int name(int at) {
        int end = byteAt(at) == '"' ? string(at) : UNSURE;
        return end - at > LONGEST_NAME ? UNSURE : end;
    }

    /** The place behind the byte, if it stands here. */
    int expected(int at, char wanted) {
        return byteAt(at) == wanted ? at + 1 : UNSURE;
    }

    int byteAt(int at) {
        return at == UNSURE ? 0 : bytes[at];
    }

    private int string(int open) {
        int at = open + 1;
        while (true) {
            byte next = bytes[at];
            if (next == '"') {
                return at + 1;
            } else if (next == '\\') {
                at = escape(at + 1);
                if (at == UNSURE) {
                    return UNSURE;
                }
            } else if (next < ' ') {
                // A control character, the end, or (negative) a part of a character beyond ASCII.
                return UNSURE;
            } else {
                at++;
            }
        }
    }

    private int escape(int at) {
        if (bytes[at] != 'u') {
            return SIMPLE_ESCAPES.indexOf(bytes[at]) >= 0 ? at + 1 : UNSURE;
        }
        for (int digit = at + 1; digit <= at + 4; digit++) {
            if (Character.digit(bytes[digit], 16) < 0) {
                return UNSURE;
            }
        }
        return at + 5;
    }

    private int word(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return UNSURE;
            }
        }
        return at + word.length();
    }

    /** Plain ones: no exponent, and not so many digits that a parser might object. */
    private int number(int at) {
        int start = byteAt(at) == '-' ? at + 1 : at;
        int end = digits(start);
        boolean leadingZero = byteAt(start) == '0' && end > start + 1;
        if (byteAt(end) == '.') {
            end = digits(end + 1);
        }
        return leadingZero || end - at > LONGEST_NUMBER ? UNSURE : end;
    }

    private int digits(int start) {
        int at = start;
        while (byteAt(at) >= '0' && byteAt(at) <= '9') {
            at++;
        }
        return at > start ? at : UNSURE;
    }
}
