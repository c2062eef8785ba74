package dev.latchkey.replay;

import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.RecordedStep;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.terminal.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The summary for spreadsheets and scripts: RFC 4180, times in ISO 8601 and UTC, and no cell that is a formula. */
public final class SummaryCsv {

    /** The columns; a script relies on their names and their order. */
    enum Column {
        TIME(row -> row.began().toString()),
        ACCOUNT(row -> row.subject().account()),
        KIND(row -> row.subject().kind().shown()),
        IDENTITY(row -> row.identity()),
        CREATION_SEEN(row -> String.valueOf(row.creationSeen())),
        ACTOR(row -> row.anchor().actor()),
        ADDRESS(row -> row.anchor().address()),
        METHOD(row -> row.anchor().method()),
        USER_AGENT(row -> row.anchor().userAgent()),
        REGION(row -> row.anchor().region()),
        RIGHTS_LEVEL(row -> row.rights()),
        RIGHTS(row -> steps(row.of(Stage.GRANT))),
        CREDENTIALS(row -> steps(row.of(Stage.CREDENTIAL))),
        VERDICT(row -> row.conclusion().verdict()),
        SEVERITY(row ->
                row.conclusion().finding().map(it -> it.severity().shown()).orElse("")),
        APPROVED_BY(row -> String.join("; ", row.conclusion().approvedBy())),
        CASE(row -> row.conclusion().assessed().map(it -> it.inTable()).orElse("")),
        TRAITS(row -> row.conclusion()
                .assessed()
                .map(it -> String.join("; ", it.traits()))
                .orElse("")),
        FINDING_UID(row -> row.conclusion().finding().map(it -> it.uid()).orElse("")),
        EVENT_ID(row -> row.anchor().eventId()),
        CASE_ID(row -> row.conclusion().assessed().map(it -> it.caseId()).orElse("")),
        /** Empty of a replay too, which tells nobody. */
        TOLD(row -> row.conclusion().told() ? "true" : ""),
        /** Of the address; empty without a database, and of what was kept. */
        COUNTRY(row -> row.anchor().country().orElse(""));

        private final Function<IdentityRecord, String> cell;

        Column(Function<IdentityRecord, String> cell) {
            this.cell = cell;
        }

        public String of(IdentityRecord row) {
            return cell.apply(row);
        }

        static List<String> names() {
            return Arrays.stream(values())
                    .map(column -> column.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private SummaryCsv() {}

    public static String of(List<IdentityRecord> rows) {
        return Csv.of(Column.names(), rows.stream().map(SummaryCsv::cells));
    }

    private static List<String> cells(IdentityRecord row) {
        return Arrays.stream(Column.values()).map(column -> column.of(row)).toList();
    }

    private static String steps(Stream<RecordedStep> steps) {
        return steps.map(step -> step.time() + " " + PlainText.of(step.given())).collect(Collectors.joining("; "));
    }
}
