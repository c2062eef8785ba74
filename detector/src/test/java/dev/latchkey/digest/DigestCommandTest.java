package dev.latchkey.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.cli.Run;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.BreakingEvidence;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.InMemoryEvidence;
import dev.latchkey.detection.digest.LocatedEvidence;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.digest.TornEvidence;
import dev.latchkey.replay.SummaryCsvTest;
import dev.latchkey.terminal.Moment;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestCommandTest {

    private final InMemoryEvidence evidence = new InMemoryEvidence(() -> NOON);
    private final DigestPeriod week = new DigestPeriod(NOON, NOON.plus(Duration.ofDays(7)));

    @BeforeEach
    void keep() {
        evidence.keep(Records.told("told", NOON));
        evidence.keep(Records.approved("approved", NOON.plusSeconds(1)));
        evidence.keep(Records.unused("before", NOON.minusSeconds(1)));
    }

    @Test
    void text_is_the_mail_of_the_schedule() {
        assertThat(printed(DigestFormat.TEXT))
                .startsWith("DIGEST  2026-03-02 to 2026-03-09: 2 new identities, 1 alerted");
    }

    @Test
    void the_table_has_a_row_for_each_that_began_in_the_period_as_that_of_replay_has() {
        assertThat(printed(DigestFormat.SUMMARY))
                .startsWith("WHEN (UTC)")
                .containsSubsequence("user told", "High", "user approved", "Approved by")
                .doesNotContain("before");
    }

    @Test
    void csv_has_the_columns_of_replays() throws IOException {
        assertThat(SummaryCsvTest.cells(printed(DigestFormat.CSV)))
                .extracting(row -> row.get("identity") + "/" + row.get("severity") + "/" + row.get("approved_by") + "/"
                        + row.get("told"))
                .containsExactly("told/High//true", "approved//anybody/");
    }

    @Test
    void the_table_and_csv_have_the_country_of_an_address_if_it_is_asked_for() throws IOException {
        Evidence located = new LocatedEvidence(evidence, address -> Optional.of("NL"));
        assertThat(printed(DigestFormat.SUMMARY, located)).contains("from 198.51.100.23 (NL)");
        assertThat(SummaryCsvTest.cells(printed(DigestFormat.CSV, located)))
                .allSatisfy(row -> assertThat(row).containsEntry("country", "NL"));
    }

    @Test
    void json_is_one_record_a_line_with_all_that_is_kept() throws IOException {
        List<String> lines = printed(DigestFormat.JSON).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode told = new ObjectMapper().readTree(lines.get(0));
        assertThat(told.path("told").asBoolean()).isTrue();
        assertThat(told.at("/steps/0/event_id").asText()).isEqualTo("c-told");
    }

    @Test
    void json_is_printed_whole_or_not_at_all() {
        Evidence breaking = new BreakingEvidence(evidence);
        StringWriter out = new StringWriter();
        DigestFormat.Source source = new DigestFormat.Source(breaking, Allowlist.NOBODY.read(), week, unread -> {});
        assertThatThrownBy(() -> DigestFormat.JSON.print(source, Terminal.NONE, new PrintWriter(out, true)))
                .hasMessage("the second page");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_named_beside_what_is_printed() {
        List<String> unread = new ArrayList<>();
        Evidence torn = new TornEvidence(evidence, List.of("2026-03 1: no steps"));
        StringWriter out = new StringWriter();
        DigestFormat.CSV.print(
                new DigestFormat.Source(torn, Allowlist.NOBODY.read(), week, unread::add),
                Terminal.NONE,
                new PrintWriter(out, true));
        assertThat(unread).containsExactly("2026-03 1: no steps");
        assertThat(out.toString()).isEqualTo(printed(DigestFormat.CSV));
    }

    @Test
    void a_period_is_by_default_the_week_before_its_end() {
        assertThat(DigestPeriod.of(Optional.empty(), Optional.empty(), NOON))
                .isEqualTo(new DigestPeriod(NOON.minus(Duration.ofDays(7)), NOON));
        assertThat(DigestPeriod.of(Optional.empty(), Optional.of(day("2026-02-28")), NOON))
                .isEqualTo(
                        new DigestPeriod(Instant.parse("2026-02-22T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z")));
    }

    @Test
    void a_database_of_countries_that_is_not_there_is_wrong_usage() {
        Run run = Run.latchkey("digest", "--table", "Evidence", "--country-database", "none.mmdb");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--country-database: none.mmdb cannot be read: no such file");
    }

    @Test
    void a_period_that_ends_before_it_begins_is_wrong_usage() {
        Run run = Run.latchkey("digest", "--table", "Evidence", "--from", "2026-03-02", "--to", "2026-03-01");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("latchkey: --from 2026-03-02 must not be later than --to 2026-03-01.\n")
                .endsWith("Try 'latchkey digest --help'.\n");
    }

    @Test
    void a_period_of_one_day_or_one_instant_is_one() {
        Moment noon = day("2026-03-02T12:00:00Z");
        assertThat(DigestPeriod.of(Optional.of(noon), Optional.of(noon), NOON))
                .isEqualTo(new DigestPeriod(NOON, NOON.plusNanos(1)));
        assertThat(DigestPeriod.of(Optional.of(day("2026-03-01")), Optional.of(day("2026-03-01")), NOON))
                .isEqualTo(
                        new DigestPeriod(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z")));
    }

    @Test
    void a_period_without_an_end_begins_before_now() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestPeriod.of(Optional.of(day("2026-03-03")), Optional.empty(), NOON.plusMillis(1)))
                .withMessage("--from 2026-03-03 must be earlier than now, which is 2026-03-02T12:00:00Z.");
    }

    @Test
    void the_table_must_be_named_and_help_says_where_its_name_stands() {
        assertThat(Run.latchkey("digest").err()).contains("--table");
        assertThat(Run.latchkey("digest", "--help").out()).contains("EvidenceTable", "--from", "json");
    }

    private static Moment day(String text) {
        return new Moment.Converter().convert(text);
    }

    private String printed(DigestFormat format) {
        return printed(format, evidence);
    }

    private String printed(DigestFormat format, Evidence kept) {
        StringWriter out = new StringWriter();
        DigestFormat.Source source = new DigestFormat.Source(kept, Allowlist.NOBODY.read(), week, unread -> {});
        format.print(source, Terminal.NONE, new PrintWriter(out, true));
        return out.toString();
    }
}
