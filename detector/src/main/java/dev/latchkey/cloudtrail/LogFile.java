package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of CloudTrail records, plain or gzip: {@code {"Records":[...]}} as AWS delivers it, single records or
 * EventBridge envelopes one after another, or one a line, and what carries them as texts ({@link Carriers}).
 */
public final class LogFile {

    /** What a file gives, in order; places are counted from 1. */
    public interface Records {
        void record(int place, JsonNode node);

        /** A record of an operation that is not in the table, or an everyday one, of which no more was read. */
        default void unwatched(int place) {}

        /** The file holds a part of an answer, which names the next part. */
        default void goesOn() {}

        /** What stood at this place cannot be read. */
        void unreadable(int place, String reason);
    }

    private LogFile() {}

    /** By whose code files are inflated here. */
    public static String inflater() {
        return NativeInflater.find().isPresent() ? "libdeflate" : "JDK";
    }

    /** @throws IOException if the file cannot be read any further; what came before it has been given */
    public static void read(Path path, Records records) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            read(file, records);
        }
    }

    /** Reads the bytes of a file, and closes them. */
    public static void read(InputStream bytes, Records records) throws IOException {
        try (InputStream file = bytes) {
            WholeFile.Taken taken = WholeFile.of(file);
            if (taken.text().isEmpty() || !Prefilter.reads(taken.text().get(), taken.sealed(), records)) {
                read(new Bytes(Inflated.of(taken.bytes())), new PassedOver(new RecordsInValues(records)));
            }
        }
    }

    /** Every record parsed, whatever it is. */
    static void readStrictly(InputStream plain, Records records) throws IOException {
        read(new Bytes(plain), new RecordsInValues(records));
    }

    private static void read(Bytes bytes, Values values) throws IOException {
        bytes.skip(0xef, 0xbb, 0xbf);
        Optional<String> archive = Archive.refused(bytes);
        if (archive.isPresent()) {
            values.unreadable(archive.get());
        } else if (bytes.skip(0xff, 0xfe) || bytes.skip(0xfe, 0xff)) {
            values.unreadable("in UTF-16: only UTF-8 is read");
        } else if (bytes.skip(0x1f, 0x8b)) {
            values.unreadable("packed twice by gzip: unpack it once");
        } else if (bytes.peekPastSpace() == Bytes.END) {
            values.unreadable("the file is empty");
        } else if (Lines.areIn(bytes)) {
            Lines.read(bytes, values);
        } else {
            Documents.read(bytes, values);
        }
    }
}
