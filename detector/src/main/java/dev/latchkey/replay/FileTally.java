package dev.latchkey.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.cloudtrail.LogFile;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one file gave: its records go on, its bad ones are counted and named. Whether it is a log at all shows at
 * its end.
 */
final class FileTally implements LogFile.Records {

    private static final int PROBLEMS_SHOWN = 10;
    private static final int LONGEST_PROBLEM = 1_000;

    private final Path file;
    private final Predicate<ApiCall> next;
    private final List<String> problems = new ArrayList<>();
    private int last;
    private long records;
    private long calls;
    private long outside;
    private long malformed;
    private long foreign;
    private boolean broken;
    private boolean goesOn;

    /** @param next takes a call of ours, or refuses it as outside the period */
    FileTally(Path file, Predicate<ApiCall> next) {
        this.file = file;
        this.next = next;
    }

    @Override
    public void record(int place, JsonNode node) {
        last = place;
        if (!CloudTrailJson.isRecord(node)) {
            foreign++;
            problem("record " + place + ": not a CloudTrail record: no eventSource");
            return;
        }
        try {
            CloudTrailJson.read(node).ifPresent(this::call);
            records++;
        } catch (MalformedRecord e) {
            unreadable(place, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void unwatched(int place) {
        last = place;
        records++;
    }

    @Override
    public void goesOn() {
        goesOn = true;
    }

    private void call(ApiCall call) {
        outside += next.test(call) ? 0 : 1;
        calls++;
    }

    @Override
    public void unreadable(int place, String reason) {
        last = place;
        malformed++;
        problem("record " + place + ": " + reason);
    }

    /** The file ended before its end. */
    void broken(IOException e) {
        broken = true;
        malformed++;
        problem((last == 0 ? "cannot be read: " : "cannot be read after record " + last + ": ") + FileTrouble.why(e));
    }

    Tally tally() {
        return isLog()
                ? new Tally(1, 0, goesOn ? 1 : 0, records, calls, outside, malformed + foreign)
                : new Tally(1, 1, 0, 0, 0, 0, 0);
    }

    /**
     * Other JSON lies beside logs: digests, findings, configuration. A file without any record is left out as a
     * whole.
     */
    private boolean isLog() {
        return records > 0 || malformed > 0 || broken;
    }

    List<String> problems() {
        if (!isLog()) {
            return List.of();
        }
        List<String> shown = new ArrayList<>(problems);
        long more = malformed + foreign - problems.size();
        if (more > 0) {
            shown.add(PlainText.of(file + ": and " + more + " more", LONGEST_PROBLEM));
        }
        return shown;
    }

    private void problem(String text) {
        if (problems.size() < PROBLEMS_SHOWN) {
            problems.add(PlainText.of(file + ": " + text, LONGEST_PROBLEM));
        }
    }
}
