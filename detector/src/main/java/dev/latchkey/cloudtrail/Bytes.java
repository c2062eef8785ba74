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
    /** Up to here no line ends. */
    private int searched;

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
        return at < end || readAhead() ? block[at] & 0xff : END;
    }

    /** Takes the next bytes if they are these. */
    boolean skip(int... expected) throws IOException {
        byte[] head = head(expected.length);
        boolean stands = head.length == expected.length;
        for (int index = 0; stands && index < head.length; index++) {
            stands = (head[index] & 0xff) == expected[index];
        }
        at += stands ? head.length : 0;
        return stands;
    }

    /** The next bytes, not yet taken; fewer if it ends before. */
    byte[] head(int most) throws IOException {
        while (end - at < most && readAhead()) {
            // As much as is asked for.
        }
        return Arrays.copyOfRange(block, at, Math.min(end, at + most));
    }

    /**
     * Whether the rest of this line is longer than that, with its end. Nothing is taken, and none of it is searched
     * again: a line may hold thousands of files, each of which asks.
     */
    boolean isLineLonger(int most) throws IOException {
        int length = lengthOfLine(Math.min(most + 1, end - at));
        while (length <= most && !endsLine(length) && readAhead()) {
            length = lengthOfLine(Math.min(most + 1, end - at));
        }
        return length > most;
    }

    private boolean endsLine(int length) {
        return length > 0 && block[at + length - 1] == '\n';
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

    /** All of it if it does not end there. */
    private int lengthOfLine(int most) {
        searched = Math.max(at, searched);
        while (searched < at + most && block[searched] != '\n') {
            searched++;
        }
        return Math.min(most, searched - at + 1);
    }

    void putBack(byte[] taken) {
        byte[] joined = Arrays.copyOf(taken, taken.length + end - at);
        System.arraycopy(block, at, joined, taken.length, end - at);
        block = joined;
        at = 0;
        end = joined.length;
        searched = 0;
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

    /** Reads more behind what is not yet taken. */
    private boolean readAhead() throws IOException {
        if (end == block.length) {
            int left = end - at;
            // Moved as seldom as it is read once more: half of the block is free then.
            boolean isRoomy = block.length >= BLOCK && 2 * left < block.length;
            byte[] roomy = isRoomy ? block : new byte[Math.max(BLOCK, 2 * block.length)];
            System.arraycopy(block, at, roomy, 0, left);
            block = roomy;
            searched = Math.max(0, searched - at);
            at = 0;
            end = left;
        }
        return readBehind();
    }

    private boolean readBehind() throws IOException {
        if (failure.isPresent()) {
            throw failure.orElseThrow();
        }
        try {
            int number = Math.max(0, stream.read(block, end, Math.min(BLOCK, block.length - end)));
            end += number;
            return number > 0;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
