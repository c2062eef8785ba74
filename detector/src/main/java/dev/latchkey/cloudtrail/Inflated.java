package dev.latchkey.cloudtrail;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzip stream of one or more members that is given up when it inflates as no log does. */
public final class Inflated extends FilterInputStream {

    /**
     * A log shrinks to a tenth, or a thirtieth. Two random ids a record keep even one that is full of padded policies
     * from this; gzip can do a thousandth.
     */
    static final int MOST_TIMES = 800;

    /** Few bytes may be anything. */
    static final long ALWAYS_FINE = 64L << 20;

    private static final int BLOCK = 1 << 16;

    private final Counted packed;
    private final long alwaysFine;
    private long inflated;

    private Inflated(Counted packed, long alwaysFine) throws IOException {
        super(new GZIPInputStream(packed, BLOCK));
        this.packed = packed;
        this.alwaysFine = alwaysFine;
    }

    /** The stream inflated if it is gzip by its first two bytes, for names lie; else as it is. */
    public static InputStream of(InputStream stream) throws IOException {
        return of(stream, ALWAYS_FINE);
    }

    static InputStream of(InputStream stream, long alwaysFine) throws IOException {
        InputStream file = new BufferedInputStream(stream, BLOCK);
        file.mark(2);
        boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
        file.reset();
        return gzip ? new Inflated(new Counted(file), alwaysFine) : file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] block, int offset, int length) throws IOException {
        int count = super.read(block, offset, length);
        inflated += Math.max(0, count);
        if (inflated > alwaysFine && inflated / MOST_TIMES > packed.count) {
            throw new ZipException("inflates to more than " + MOST_TIMES + " times its size");
        }
        return count;
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            int read = super.read(block, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
