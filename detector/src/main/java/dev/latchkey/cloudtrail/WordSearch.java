package dev.latchkey.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds words in bytes by looking at every eighth place alone: eight bytes of a word lie on such a place wherever it
 * stands, so one look into a table tells that no word is there. Escapes are found on the way.
 */
final class WordSearch {

    /** Words that are shorter could slip through between two places. */
    private static final int SHORTEST = 2 * Long.BYTES - 1;

    private static final int TABLE_BITS = 10;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long BACKSLASHES = ONES * '\\';

    private final long[] table = new long[1 << TABLE_BITS];

    /** Bit by bit, how far from the beginning of a word its part may stand. */
    private final int[] offsets = new int[1 << TABLE_BITS];

    private long factor = 0x9e37_79b9_7f4a_7c15L;

    /** @param words in ASCII, of {@link #SHORTEST} characters at least */
    WordSearch(List<byte[]> words) {
        while (!words.stream().allMatch(this::enters)) {
            factor += 2;
            Arrays.fill(table, 0);
            Arrays.fill(offsets, 0);
        }
    }

    /** Whether each of its parts has an entry that no other needs. */
    private boolean enters(byte[] word) {
        if (word.length < SHORTEST) {
            throw new IllegalArgumentException("too short: " + new String(word, StandardCharsets.US_ASCII));
        }
        for (int offset = 0; offset < Long.BYTES; offset++) {
            long part = (long) EIGHT.get(word, offset);
            int entry = entry(part);
            if (offsets[entry] != 0 && table[entry] != part) {
                return false;
            }
            table[entry] = part;
            offsets[entry] |= 1 << offset;
        }
        return true;
    }

    private int entry(long part) {
        return (int) ((part * factor) >>> (Long.SIZE - TABLE_BITS));
    }

    /**
     * The next multiple of eight from this one on whose eight bytes are part of a word, or hold a backslash; at or
     * behind the end if there is none.
     *
     * @param bytes with at least seven more behind the end
     */
    int next(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            long eight = (long) EIGHT.get(bytes, at);
            long others = eight ^ BACKSLASHES;
            if (table[entry(eight)] == eight || ((others - ONES) & ~others & HIGHEST_BITS) != 0) {
                return at;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** How far before this place a word may begin that these eight bytes are part of, bit by bit. */
    int offsets(byte[] bytes, int at) {
        long eight = (long) EIGHT.get(bytes, at);
        int entry = entry(eight);
        return table[entry] == eight ? offsets[entry] : 0;
    }
}
