package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fast way through a file as AWS delivers it: of records of other services, which are nearly all, it looks for
 * the end alone. It decides for a whole file or not at all: whatever it is not sure of, the strict reader reads.
 */
final class Prefilter {

    private static final byte[] BEGINNING = "{\"Records\":[".getBytes(StandardCharsets.US_ASCII);

    static final int FIRST_RECORD = BEGINNING.length;

    /** Of calls of ours, which are given only once all of a file is known; as trees they take ten times that. */
    static final int MOST_HELD = 8 << 20;

    private final byte[] bytes;
    private final int length;
    private final UsefulPart useful;
    private final RecordScan passing;
    private final RecordScan scan;

    private Prefilter(Block text, UsefulPart useful) {
        this.bytes = text.bytes();
        this.length = text.length();
        this.useful = useful;
        this.passing = new RecordScan(bytes, length);
        this.scan = new RecordScan(bytes, length);
    }

    /**
     * Whether it could read the file and has given its records; else it has given nothing.
     *
     * @param sealed whether the text is surely as it was written, so that what is of no use need not be right
     */
    static boolean reads(Block text, boolean sealed, LogFile.Records records) {
        byte[] bytes = text.bytes();
        boolean begins =
                Arrays.equals(bytes, 0, Math.min(text.length(), BEGINNING.length), BEGINNING, 0, BEGINNING.length);
        if (!begins || !ends(text)) {
            return false;
        }
        UsefulPart useful = sealed ? ServiceSearch.in(text) : UsefulPart.whole(text);
        return new Prefilter(text, useful).reads(records);
    }

    /** Cut off, or with more behind it, it is not this reader's. */
    private static boolean ends(Block text) {
        int last = text.length() - 1;
        int end = text.bytes()[last] == '\n' ? last - 1 : last;
        return text.bytes()[end] == '}' && text.bytes()[end - 1] == ']';
    }

    private boolean reads(LogFile.Records records) {
        List<Slice> toRead = new ArrayList<>();
        int places = 0;
        int held = 0;
        int at = FIRST_RECORD - 1;
        while (places == 0 || (bytes[at] == ',' && at < useful.end() && held <= MOST_HELD)) {
            int start = at + 1;
            int passed = passed(start);
            at = passed > 0 ? passed : scan.end(start);
            places++;
            if (passed == 0 && !scan.isUnwatched()) {
                toRead.add(new Slice(places, start, at));
                held += at - start;
            }
        }
        if (held > MOST_HELD || (bytes[at] != ',' && !isEnd(scan.expected(scan.expected(at, ']'), '}')))) {
            return false;
        }
        int all = Math.max(places, useful.records());
        Optional<List<Parsed>> read = parsed(toRead);
        read.ifPresent(parsed -> give(all, parsed, records));
        return read.isPresent();
    }

    /** The place behind a record in AWS's form in which nothing of use stands; else zero. */
    private int passed(int start) {
        if (!useful.isKnown() || !ServiceSearch.beginsRecord(bytes, start)) {
            return 0;
        }
        int end = passing.endOnly(start);
        return useful.hasIn(start, end) ? 0 : end;
    }

    /** Empty if one carries others, or cannot be read but for a field that stands twice: the strict reader says why. */
    private Optional<List<Parsed>> parsed(List<Slice> toRead) {
        List<Parsed> all = new ArrayList<>();
        for (Slice slice : toRead) {
            try {
                JsonNode node = RecordJson.parsed(bytes, slice.start(), slice.end() - slice.start());
                if (Carriers.carries(node)) {
                    return Optional.empty();
                }
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
