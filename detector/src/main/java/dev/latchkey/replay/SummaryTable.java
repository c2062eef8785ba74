package dev.latchkey.replay;

import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.RecordedStep;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.terminal.Colours;
import dev.latchkey.terminal.Columns;
import dev.latchkey.terminal.Terminal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The summary for a person: one row an identity, in the width of the terminal. */
public final class SummaryTable {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> HEADER =
            List.of("WHEN (UTC)", "IDENTITY", "MADE BY", "RIGHTS AND CREDENTIALS", "VERDICT");
    private static final List<String> HEADER_ALONE =
            List.of("WHEN (UTC)", "IDENTITY", "GIVEN BY", "RIGHTS AND CREDENTIALS", "VERDICT");
    private static final String ALONE = "Given to identities that were not new, and no finding:";
    private static final int STEPS_SHOWN = 8;
    private static final int LONGEST_TEXT = 120;
    private static final int WHEN = 10;
    private static final int VERDICT = 14;
    private static final int GAPS = 2 * (HEADER.size() - 1);

    private final Severity from;
    private final Terminal terminal;
    private final Columns columns;

    /** @param from below which a finding is marked as no more than listed */
    public SummaryTable(Severity from, Terminal terminal) {
        this.from = from;
        this.terminal = terminal;
        int rest = terminal.columns() - WHEN - VERDICT - GAPS;
        int identity = rest / 4;
        int by = rest / 3;
        this.columns = new Columns(List.of(WHEN, identity, by, rest - identity - by, VERDICT));
    }

    public String of(List<IdentityRecord> rows) {
        return table(HEADER, rows);
    }

    /** What makes no finding, in a table of its own, so that who was created is seen at a glance. */
    String standingAlone(List<IdentityRecord> rows) {
        return rows.isEmpty() ? "" : "\n" + ALONE + "\n\n" + table(HEADER_ALONE, rows);
    }

    private String table(List<String> header, List<IdentityRecord> rows) {
        return rows.stream()
                .map(this::row)
                .collect(Collectors.joining("\n", columns.row(header, UnaryOperator.identity()) + "\n", ""));
    }

    private String row(IdentityRecord row) {
        Instant time = row.began();
        List<String> cells = List.of(
                DAY.format(time) + "\n" + TIME.format(time),
                identity(row),
                by(row.anchor()),
                followed(row),
                verdict(row));
        Optional<Severity> severity = severity(row);
        return columns.row(
                cells,
                line -> severity.map(it -> Colours.severity(line, it, terminal)).orElse(line));
    }

    private static String identity(IdentityRecord row) {
        Subject subject = row.subject();
        String made = row.existingSince()
                .map(since -> "\ncreated " + DAY.format(since))
                .orElse(
                        row.creationSeen()
                                ? ""
                                : "\n" + (subject.isIdentity() ? "creation" : "who gained") + " not seen");
        return subject.kind().shown() + " " + clean(row.identity()) + "\n" + clean(subject.account()) + made;
    }

    private static String by(RecordedStep step) {
        String country = step.country().map(" (%s)"::formatted).orElse("");
        return clean(step.actor()) + "\nfrom " + clean(step.address()) + country + "\nby " + step.method();
    }

    private static String followed(IdentityRecord row) {
        List<RecordedStep> steps = row.followed();
        int more = Math.max(0, steps.size() - STEPS_SHOWN) + row.more();
        Stream<String> shown = steps.stream().limit(STEPS_SHOWN).map(step -> step(step, row.began()));
        Stream<String> rest = more == 0 ? Stream.of() : Stream.of("... and " + more + " more");
        return Stream.concat(shown, rest).collect(Collectors.joining("\n"));
    }

    /** The day is said only where it is another than the row's. */
    private static String step(RecordedStep step, Instant start) {
        String day = DAY.format(step.time());
        String time = (day.equals(DAY.format(start)) ? "" : day + " ") + TIME.format(step.time());
        return time + " " + clean(step.given());
    }

    private String verdict(IdentityRecord row) {
        String verdict = row.conclusion().verdict();
        String by = clean(String.join(", ", row.conclusion().approvedBy()));
        return severity(row)
                .map(it -> it.shown() + (it.isAtLeast(from) ? "" : "\n(listed)"))
                .orElse(by.isEmpty() ? verdict : verdict + " by " + by);
    }

    private static Optional<Severity> severity(IdentityRecord row) {
        return row.conclusion().finding().map(finding -> finding.severity());
    }

    private static String clean(String text) {
        return PlainText.of(text, LONGEST_TEXT);
    }
}
