package dev.latchkey;

import java.io.IOException;
import java.io.Writer;

/** A writer that takes so many characters, and then no more. */
public final class FullDisk extends Writer {

    private int left;

    public FullDisk(int takes) {
        this.left = takes;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        left -= length;
        if (left < 0) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
