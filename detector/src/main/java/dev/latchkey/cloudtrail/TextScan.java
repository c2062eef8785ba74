package dev.latchkey.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds where a JSON text ends, eight bytes at a time: of a log nearly all bytes stand in texts. */
final class TextScan {

    /** So many bytes behind the last one may be read. */
    static final int BEHIND = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long HIGHEST_BITS = ONES << 7;
    private static final String SIMPLE_ESCAPES = "\"\\/bfnrt";

    private final byte[] bytes;
    private final int unsure;
    private int lastEscape = -1;

    /**
     * @param bytes with zeros from where the text ends, and {@link #BEHIND} of them
     * @param unsure the answer to what is not surely a text; a zero stands there
     */
    TextScan(byte[] bytes, int unsure) {
        this.bytes = bytes;
        this.unsure = unsure;
    }

    /** The place behind the text whose quote stands before this place. */
    int end(int start) {
        int at = start;
        while (true) {
            long eight = (long) EIGHT.get(bytes, at);
            // The lowest of these bits is right: borrows only go up, and a byte beyond ASCII is looked at anyway.
            long special = (((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES) | (eight - SPACES) | eight)
                    & HIGHEST_BITS;
            if (special == 0) {
                at += Long.BYTES;
            } else {
                at += bytesBelowLowest(special);
                if (bytes[at] == '"') {
                    return at + 1;
                }
                at = bytes[at] == '\\' ? escape(at) : beyondAscii(at);
            }
            if (at == unsure) {
                return unsure;
            }
        }
    }

    /** By arithmetic: the cheaper one of the JVM's compilers calls a function to count zeros. */
    private static int bytesBelowLowest(long highestBits) {
        long below = (highestBits & -highestBits) - 1;
        return (int) (((below & ONES) * ONES) >>> 56) - 1;
    }

    /** Whether a text had an escape at or behind this place. */
    boolean hasEscapeFrom(int start) {
        return lastEscape >= start;
    }

    private int escape(int backslash) {
        lastEscape = backslash;
        int at = backslash + 1;
        if (bytes[at] != 'u') {
            return SIMPLE_ESCAPES.indexOf(bytes[at]) >= 0 ? at + 1 : unsure;
        }
        for (int digit = at + 1; digit <= at + 4; digit++) {
            if (Character.digit(bytes[digit], 16) < 0) {
                return unsure;
            }
        }
        return at + 5;
    }

    /** Well-formed UTF-8 but for the rare ranges in which something else would have to be excluded. */
    private int beyondAscii(int at) {
        int first = bytes[at] & 0xff;
        if (first >= 0xc2 && first <= 0xdf) {
            return followed(at, 1);
        }
        if (first == 0xe0 || first == 0xf0) {
            boolean shortest = (bytes[at + 1] & 0xff) >= (first == 0xe0 ? 0xa0 : 0x90);
            return shortest ? followed(at, first == 0xe0 ? 2 : 3) : unsure;
        }
        if (first >= 0xe1 && first <= 0xef && first != 0xed) {
            return followed(at, 2);
        }
        // Also a control character, and the end.
        return first >= 0xf1 && first <= 0xf3 ? followed(at, 3) : unsure;
    }

    private int followed(int at, int number) {
        for (int next = at + 1; next <= at + number; next++) {
            if ((bytes[next] & 0xc0) != 0x80) {
                return unsure;
            }
        }
        return at + 1 + number;
    }
}
