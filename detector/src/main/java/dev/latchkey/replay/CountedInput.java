package dev.latchkey.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes of a file have been read. */
final class CountedInput extends FilterInputStream {

    private final Progress progress;

    CountedInput(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        progress.read(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int number = super.read(into, offset, length);
        progress.read(Math.max(number, 0));
        return number;
    }
}
