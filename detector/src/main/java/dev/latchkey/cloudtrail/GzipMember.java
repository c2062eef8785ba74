package dev.latchkey.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A gzip file of one member, as every file of CloudTrail's is, inflated at once. */
final class GzipMember {

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAGS = 3;
    private static final int WITH_NAME = 8;
    private static final int DEFLATED = 8;

    private final Inflater inflater = new Inflater(true);
    private final Optional<NativeInflater> quick = NativeInflater.find();

    static boolean isGzip(Block file) {
        byte[] bytes = file.bytes();
        return file.length() >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** Whether the file was one member, nothing else, and right by its own sums; else a stream has to be tried. */
    boolean inflates(Block file, Block into) {
        int start = dataOf(file);
        int end = file.length() - TRAILER;
        try {
            return start < end
                    && (inflatesQuickly(file.bytes(), start, end, into) || inflates(file.bytes(), start, end, into))
                    && isRight(file.bytes(), end, into);
        } catch (DataFormatException e) {
            return false;
        }
    }

    /** The place behind the header, or that of the end if there is anything unusual in it. */
    private static int dataOf(Block file) {
        byte[] bytes = file.bytes();
        if (file.length() < HEADER || bytes[2] != DEFLATED || (bytes[FLAGS] & ~WITH_NAME) != 0) {
            return file.length();
        }
        int at = HEADER;
        if (bytes[FLAGS] == WITH_NAME) {
            while (at < file.length() && bytes[at] != 0) {
                at++;
            }
            at++;
        }
        return at;
    }

    /** Whatever it cannot do, or would not do as the JDK's does, that one shall do. */
    private boolean inflatesQuickly(byte[] bytes, int start, int end, Block into) {
        int size = number(bytes, end + 4);
        return quick.isPresent()
                && quick.get().inflates(bytes, start, end, size, into)
                && into.length() == size
                && !mayEndBefore(bytes, start, end);
    }

    /** Whether the sums of the end stand before it too: another member may follow there, right by the same sums. */
    private static boolean mayEndBefore(byte[] bytes, int start, int end) {
        long firsts = ONES * (bytes[end] & 0xff);
        for (int at = start; at < end; at += Long.BYTES) {
            long others = (long) EIGHT.get(bytes, at) ^ firsts;
            if (((others - ONES) & ~others & ONES << 7) != 0 && mayEndIn(bytes, at, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayEndIn(byte[] bytes, int start, int end) {
        for (int at = start; at < Math.min(start + Long.BYTES, end); at++) {
            if (bytes[at] == bytes[end] && Arrays.equals(bytes, at, at + TRAILER, bytes, end, end + TRAILER)) {
                return true;
            }
        }
        return false;
    }

    private boolean inflates(byte[] bytes, int start, int end, Block into) throws DataFormatException {
        inflater.reset();
        inflater.setInput(bytes, start, end - start);
        into.clear();
        int number = 1;
        for (int room = into.room(); number > 0 && room > 0; room = into.room()) {
            number = inflater.inflate(into.bytes(), into.length(), room);
            into.grown(number);
        }
        return inflater.finished() && inflater.getRemaining() == 0;
    }

    private static boolean isRight(byte[] bytes, int trailer, Block text) {
        CRC32 sum = new CRC32();
        sum.update(text.bytes(), 0, text.length());
        return number(bytes, trailer) == (int) sum.getValue() && number(bytes, trailer + 4) == text.length();
    }

    private static int number(byte[] bytes, int at) {
        return (int) LITTLE_ENDIAN.get(bytes, at);
    }
}
