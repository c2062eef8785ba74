package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fast way through a file as AWS delivers it: of records of other services, which are nearly all, it looks at the
 * ends alone. It decides for a whole file or not at all: whatever it is not sure of, the strict reader reads.
 */
final class Prefilter {

    private static final byte[] BEGINNING = "{\"Records\":[".getBytes(StandardCharsets.US_ASCII);

    /** A file is held whole, one for each thread that reads. */
    private static final int LARGEST =
            (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);

    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[1 << 20]);

    private byte[] bytes = BUFFER.get();
    private int length;

    private Prefilter() {}

    /** Reads what it can, and gives what is left to read: everything or nothing. */
    static Optional<InputStream> left(InputStream plain, LogFile.Records records) throws IOException {
        return new Prefilter().read(plain, records);
    }

    private Optional<InputStream> read(InputStream plain, LogFile.Records records) throws IOException {
        InputStream rest = plain;
        try {
            fill(plain, BEGINNING.length);
            if (Arrays.equals(bytes, 0, length, BEGINNING, 0, BEGINNING.length)) {
                fill(plain, LARGEST);
                if (length < LARGEST && passes(records)) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            rest = new Broken(e);
        }
        return Optional.of(new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), rest));
    }

    /** Up to so many bytes, and a zero behind them. */
    private void fill(InputStream plain, int most) throws IOException {
        while (length < most) {
            if (length == bytes.length - 1) {
                bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, LARGEST + 1));
                BUFFER.set(bytes);
            }
            int number = plain.read(bytes, length, Math.min(most, bytes.length - 1) - length);
            if (number < 0) {
                break;
            }
            length += number;
        }
        bytes[length] = 0;
    }

    private boolean passes(LogFile.Records records) throws IOException {
        RecordScan scan = new RecordScan(bytes);
        List<Slice> toRead = new ArrayList<>();
        int places = 0;
        int at = BEGINNING.length - 1;
        do {
            int start = at + 1;
            at = scan.end(start);
            places++;
            if (!scan.isUnwatched()) {
                toRead.add(new Slice(places, start, at));
            }
        } while (scan.byteAt(at) == ',');
        if (!isEnd(scan.expected(scan.expected(at, ']'), '}'))) {
            return false;
        }
        Optional<List<JsonNode>> read = parsed(toRead);
        if (read.isPresent()) {
            give(places, toRead, read.get(), records);
        }
        return read.isPresent();
    }

    /** Before anything is given: what one record lacks is for the strict reader to say. */
    private Optional<List<JsonNode>> parsed(List<Slice> toRead) {
        try {
            return Optional.of(toRead.stream().map(this::parsed).toList());
        } catch (MalformedRecord e) {
            return Optional.empty();
        }
    }

    private JsonNode parsed(Slice slice) {
        return RecordJson.parsed(Arrays.copyOfRange(bytes, slice.start(), slice.end()));
    }

    private boolean isEnd(int end) {
        return end == length || (end == length - 1 && bytes[end] == '\n');
    }

    private static void give(int places, List<Slice> toRead, List<JsonNode> read, LogFile.Records records) {
        int place = 0;
        for (int index = 0; index < read.size(); index++) {
            while (++place < toRead.get(index).place()) {
                records.unwatched(place);
            }
            records.record(place, read.get(index));
        }
        while (++place <= places) {
            records.unwatched(place);
        }
    }

    private record Slice(int place, int start, int end) {}

    /** The trouble that came while the bytes before it were read, told once they have been used. */
    private static final class Broken extends InputStream {

        private final IOException trouble;

        Broken(IOException trouble) {
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
}
