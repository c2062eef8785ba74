package dev.latchkey.cloudtrail;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/** A file read and inflated into memory that its thread uses again for the next one. */
final class WholeFile {

    private static final ThreadLocal<WholeFile> OWN = ThreadLocal.withInitial(WholeFile::new);

    private final Block file = new Block();
    private final Block inflated = new Block();
    private final GzipMember member = new GzipMember();

    private WholeFile() {}

    /**
     * What a file says, and all of its bytes again for whoever has to read it slowly.
     *
     * @param sealed whether sums in the file say that the text is as it was written
     */
    record Taken(Optional<Block> text, boolean sealed, InputStream bytes) {}

    /** Takes what can be held of a file; trouble comes again where it came. */
    static Taken of(InputStream bytes) {
        return OWN.get().take(bytes);
    }

    private Taken take(InputStream bytes) {
        try {
            boolean whole = file.fill(bytes);
            Optional<Block> text = whole ? text() : Optional.empty();
            return new Taken(text, GzipMember.isGzip(file), new SequenceInputStream(file.stream(), bytes));
        } catch (IOException e) {
            return new Taken(Optional.empty(), false, new SequenceInputStream(file.stream(), new BrokenStream(e)));
        }
    }

    /** Empty if it is too large, or cannot be inflated to its end. */
    private Optional<Block> text() {
        if (!GzipMember.isGzip(file)) {
            return Optional.of(file);
        }
        return member.inflates(file, inflated) || streams() ? Optional.of(inflated) : Optional.empty();
    }

    private boolean streams() {
        try (InputStream stream = Inflated.of(file.stream())) {
            return inflated.fill(stream);
        } catch (IOException e) {
            return false;
        }
    }
}
