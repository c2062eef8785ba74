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
            rest = new BrokenStream(e);
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
        Optional<List<Parsed>> read = parsed(toRead);
        if (read.isPresent()) {
            give(places, read.get(), records);
        }
        return read.isPresent();
    }

    /** Empty if one cannot be read, but for a field that stands twice: then the strict reader says why. */
    private Optional<List<Parsed>> parsed(List<Slice> toRead) {
        List<Parsed> all = new ArrayList<>();
        for (Slice slice : toRead) {
            try {
                JsonNode node = RecordJson.parsed(Arrays.copyOfRange(bytes, slice.start(), slice.end()));
                all.add(new Parsed(slice.place(), Optional.of(node), ""));
            } catch (MalformedRecord e) {
                String reason = String.valueOf(e.getMessage());
                if (!reason.startsWith(RecordJson.TWICE)) {
                    return Optional.empty();
                }
                all.add(new Parsed(slice.place(), Optional.empty(), reason));
            }
        }
        return Optional.of(all);
    }

    private boolean isEnd(int end) {
        return end == length || (end == length - 1 && bytes[end] == '\n');
    }

    private static void give(int places, List<Parsed> read, LogFile.Records records) {
        int place = 0;
        for (Parsed parsed : read) {
            while (++place < parsed.place()) {
                records.unwatched(place);
            }
            parsed.give(records);
        }
        while (++place <= places) {
            records.unwatched(place);
        }
    }

    private record Parsed(int place, Optional<JsonNode> node, String reason) {
        void give(LogFile.Records records) {
            node.ifPresentOrElse(it -> records.record(place, it), () -> records.unreadable(place, reason));
        }
    }

    private record Slice(int place, int start, int end) {}
}
