package dev.latchkey.cloudtrail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes in memory that is used again, with zeros behind them. */
final class Block {

    /** Two of them are held for each thread that reads. */
    static final int LARGEST = (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);

    /** What is read at once is copied through memory outside of the heap, which stays. */
    private static final int STEP = 1 << 17;

    private byte[] bytes = new byte[STEP];
    private int length;

    /** With {@link TextScan#BEHIND} zeros from the length on. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    void clear() {
        setLength(0);
    }

    /** So many bytes have been written behind those that were there. */
    void grown(int number) {
        setLength(length + number);
    }

    private void setLength(int number) {
        length = number;
        Arrays.fill(bytes, length, length + TextScan.BEHIND, (byte) 0);
    }

    /** The room behind the last byte, at least one unless the block is full. */
    int room() {
        if (length + TextScan.BEHIND == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, LARGEST + TextScan.BEHIND));
        }
        return bytes.length - TextScan.BEHIND - length;
    }

    /** Whether there is room for so many bytes in all; else they are too many. */
    boolean makesRoom(int number) {
        if (number > LARGEST) {
            return false;
        }
        if (number > bytes.length - TextScan.BEHIND) {
            int doubled = Math.min(2 * bytes.length, LARGEST);
            bytes = Arrays.copyOf(bytes, Math.max(number, doubled) + TextScan.BEHIND);
        }
        return true;
    }

    /**
     * Whether all of a stream is in here; else it is full.
     *
     * @throws IOException after which what came before it is in here
     */
    boolean fill(InputStream stream) throws IOException {
        clear();
        for (int room = room(); room > 0; room = room()) {
            int number = stream.read(bytes, length, Math.min(room, STEP));
            if (number < 0) {
                return true;
            }
            grown(number);
        }
        return false;
    }
}
