package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Assessment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The summary for spreadsheets and scripts: RFC 4180, times in ISO 8601 and UTC, and no cell that is a formula. */
final class SummaryCsv {

    /** The columns; a script relies on their names and their order. */
    enum Column {
        TIME(row -> row.anchor().time().toString()),
        ACCOUNT(row -> row.subject().account()),
        KIND(row -> row.subject().kind().name().toLowerCase(Locale.ROOT)),
        IDENTITY(row -> row.stretch().target()),
        CREATION_SEEN(row -> String.valueOf(row.isCreated())),
        ACTOR(row -> row.anchor().actor().shown()),
        ADDRESS(row -> row.anchor().origin().address()),
        METHOD(row -> row.anchor().origin().method().shown()),
        USER_AGENT(row -> row.anchor().origin().userAgent()),
        REGION(row -> row.anchor().region()),
        RIGHTS_LEVEL(row -> row.stretch().privilege().level().name()),
        RIGHTS(row -> steps(row.rights())),
        CREDENTIALS(row -> steps(row.credentials())),
        VERDICT(row -> row.conclusion()),
        SEVERITY(row -> row.finding().map(finding -> finding.severity().shown()).orElse("")),
        APPROVED_BY(row -> String.join("; ", row.approvedBy())),
        CASE(row -> row.assessment().map(it -> it.inTable().sentence()).orElse("")),
        TRAITS(row -> row.assessment().map(SummaryCsv::traits).orElse("")),
        FINDING_UID(row -> row.finding().map(finding -> finding.uid()).orElse("")),
        EVENT_ID(row -> row.anchor().eventId());

        private final Function<SummaryRow, String> cell;

        Column(Function<SummaryRow, String> cell) {
            this.cell = cell;
        }

        String of(SummaryRow row) {
            return cell.apply(row);
        }

        static List<String> names() {
            return Arrays.stream(values())
                    .map(column -> column.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private SummaryCsv() {}

    static String of(List<SummaryRow> rows) {
        return Csv.of(Column.names(), rows.stream().map(SummaryCsv::cells));
    }

    private static List<String> cells(SummaryRow row) {
        return Arrays.stream(Column.values()).map(column -> column.of(row)).toList();
    }

    private static String steps(List<Step> steps) {
        return steps.stream()
                .map(step -> step.time() + " " + PlainText.of(SummaryRow.given(step)))
                .collect(Collectors.joining("; "));
    }

    private static String traits(Assessment assessment) {
        return assessment.traits().stream()
                .map(trait -> trait.kind().sentence() + ": " + PlainText.of(trait.fact()))
                .collect(Collectors.joining("; "));
    }
}
