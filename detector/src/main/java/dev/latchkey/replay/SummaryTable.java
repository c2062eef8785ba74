package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The summary for a person: one row an identity, in the width of the terminal. */
final class SummaryTable {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int STEPS_SHOWN = 8;
    private static final int LONGEST_TEXT = 120;
    private static final int WHEN = 12;
    private static final int VERDICT = 16;
    private static final int GAP = 2;

    private final Severity from;
    private final Terminal terminal;
    private final TextTable table;

    private SummaryTable(Severity from, Terminal terminal) {
        this.from = from;
        this.terminal = terminal;
        int rest = terminal.columns() - WHEN - VERDICT;
        int identity = rest / 4;
        int by = rest / 3;
        this.table = TextTable.forColumns(
                Help.defaultColorScheme(terminal.ansi()),
                column(WHEN, 0),
                column(identity, GAP),
                column(by, GAP),
                column(rest - identity - by, GAP),
                column(VERDICT, GAP));
    }

    static String of(List<SummaryRow> rows, Severity from, Terminal terminal) {
        SummaryTable summary = new SummaryTable(from, terminal);
        summary.table.addRowValues("WHEN (UTC)", "IDENTITY", "MADE BY", "RIGHTS AND CREDENTIALS", "VERDICT");
        rows.forEach(summary::add);
        return summary.table.toString();
    }

    private void add(SummaryRow row) {
        table.addRowValues(
                text(DAY.format(row.anchor().time()) + "\n"
                        + TIME.format(row.anchor().time())),
                text(identity(row)),
                text(by(row.anchor())),
                text(followed(row)),
                verdict(row));
    }

    private static String identity(SummaryRow row) {
        Subject subject = row.subject();
        String seen = row.isCreated() ? "" : "\ncreation not seen";
        return subject.kind().toLowerCase(Locale.ROOT) + " "
                + clean(row.stretch().target()) + "\n" + clean(subject.account()) + seen;
    }

    private static String by(Step step) {
        return clean(step.actor().shown()) + "\nfrom " + clean(step.origin().address()) + "\nby "
                + step.origin().method().shown();
    }

    private static String followed(SummaryRow row) {
        List<Step> steps = row.followed().toList();
        long more = Math.max(0, steps.size() - STEPS_SHOWN);
        Stream<String> shown = steps.stream()
                .limit(STEPS_SHOWN)
                .map(step -> step(step, row.anchor().time()));
        Stream<String> rest = more == 0 ? Stream.of() : Stream.of("... and " + more + " more");
        return Stream.concat(shown, rest).collect(Collectors.joining("\n"));
    }

    /** The day is said only where it is another than the row's. */
    private static String step(Step step, Instant start) {
        String day = DAY.format(step.time());
        String time = (day.equals(DAY.format(start)) ? "" : day + " ") + TIME.format(step.time());
        return time + " " + clean(SummaryRow.given(step));
    }

    private Text verdict(SummaryRow row) {
        Optional<Severity> severity = row.finding().map(finding -> finding.severity());
        if (severity.isPresent()) {
            String listed = severity.get().isAtLeast(from) ? "" : " (listed)";
            return Colours.marked(severity.get().shown(), severity.get(), terminal.ansi())
                    .concat(listed);
        }
        String by = clean(String.join(", ", row.approvedBy()));
        return text(by.isEmpty() ? row.conclusion() : row.conclusion() + " by " + by);
    }

    private Text text(String cell) {
        return terminal.ansi().text(cell);
    }

    /** Beside what nobody may see, picocli's mark-up: it would be obeyed. */
    private static String clean(String text) {
        return PlainText.of(text, LONGEST_TEXT).replace("@|", "@ |");
    }

    private static Column column(int width, int gap) {
        return new Column(width, gap, Overflow.WRAP);
    }
}
