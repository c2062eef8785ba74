package dev.latchkey.cloudtrail;

import java.io.IOException;
import java.io.InputStream;

/** The trouble that came while the bytes before it were read, told once they have been used. */
final class BrokenStream extends InputStream {

    private final IOException trouble;

    BrokenStream(IOException trouble) {
        this.trouble = trouble;
    }

    @Override
    public int read() throws IOException {
        throw trouble;
    }

    @Override
    public int read(byte[] into, int offset, int number) throws IOException {
        throw trouble;
    }
}
