package dev.latchkey.cloudtrail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a stream, which can be looked at before they are taken. A failure stays one, whoever asks again. */
final class Bytes {

    static final int END = -1;

    private static final int BLOCK = 1 << 16;

    private final InputStream stream;
    private byte[] block = new byte[0];
    private int at;
    private int end;
    private Optional<IOException> failure = Optional.empty();

    Bytes(InputStream stream) {
        this.stream = stream;
    }

    /** The next byte, or {@link #END}. */
    int next() throws IOException {
        int next = peek();
        at += next == END ? 0 : 1;
        return next;
    }

    int peek() throws IOException {
        return at < end || fill() ? block[at] & 0xff : END;
    }

    /** Takes the next bytes if they are these. */
    boolean skip(int... expected) throws IOException {
        byte[] taken = new byte[expected.length];
        for (int index = 0; index < expected.length; index++) {
            if (peek() != expected[index]) {
                putBack(Arrays.copyOf(taken, index));
                return false;
            }
            taken[index] = (byte) next();
        }
        return true;
    }

    /** The next bytes, not yet taken; fewer if it ends before. */
    byte[] head(int most) throws IOException {
        byte[] taken = new byte[most];
        int length = 0;
        while (length < most && peek() != END) {
            taken[length++] = (byte) next();
        }
        byte[] head = Arrays.copyOf(taken, length);
        putBack(head);
        return head;
    }

    /** Takes the rest of this line with its end, but no more than so many bytes. */
    void takeLine(OutputStream line, long most) throws IOException {
        boolean ended = false;
        for (long left = most; left > 0 && !ended && peek() != END; ) {
            int length = lengthOfLine((int) Math.min(left, end - at));
            line.write(block, at, length);
            at += length;
            left -= length;
            ended = block[at - 1] == '\n';
        }
    }

    private int lengthOfLine(int most) {
        for (int length = 1; length <= most; length++) {
            if (block[at + length - 1] == '\n') {
                return length;
            }
        }
        return most;
    }

    void putBack(byte[] taken) {
        byte[] joined = Arrays.copyOf(taken, taken.length + end - at);
        System.arraycopy(block, at, joined, taken.length, end - at);
        block = joined;
        at = 0;
        end = joined.length;
    }

    /** The next byte that is no white space, not yet taken. */
    int peekPastSpace() throws IOException {
        while (isSpace(peek())) {
            next();
        }
        return peek();
    }

    static boolean isSpace(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    private boolean fill() throws IOException {
        if (failure.isPresent()) {
            throw failure.orElseThrow();
        }
        if (block.length != BLOCK) {
            block = new byte[BLOCK];
        }
        at = 0;
        end = 0;
        try {
            end = Math.max(0, stream.read(block, 0, BLOCK));
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
        return end > 0;
    }
}
