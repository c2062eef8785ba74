package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.country.Mmdb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replay with a country database, of one attack from 198.51.100.7. */
class CountryOptionsTest {

    private static final String ONE = "../events/malicious/user-admin-key";
    private static final String TRAIT = "an address outside the expected countries: CreateUser from 198.51.100.7 (NL)";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private Path database = Path.of("never used: it is made before each test");

    @BeforeEach
    void makeDatabase() {
        database = Mmdb.countries().with("198.51.100.0/24", "NL").writtenTo(folder.resolve("countries.mmdb"));
    }

    @ParameterizedTest
    @CsvSource({"DE,CRITICAL", "'DE,FR',CRITICAL", "nl,HIGH", "'DE,NL',HIGH"})
    void an_address_outside_the_countries_given_raises_the_finding(String countries, String severity) {
        Run run = replay("--countries", countries);
        assertThat(run.out()).startsWith(severity);
        assertThat(run.out().contains(TRAIT)).isEqualTo(severity.equals("CRITICAL"));
    }

    @Test
    void a_database_alone_raises_nothing() {
        assertThat(replay().out()).startsWith("HIGH").doesNotContain(TRAIT);
    }

    @Test
    void the_country_stands_by_the_address_in_text_summary_and_page() throws IOException {
        assertThat(replay().out())
                .contains("Developer/mallory from 198.51.100.7 (NL, CLI) called CreateUser")
                .contains(
                        "    by arn:aws:sts::111122223333:assumed-role/Developer/mallory from 198.51.100.7 (NL, CLI)\n");
        assertThat(replay("--format", "summary").out()).contains("from 198.51.100.7 (NL)");
        Path page = folder.resolve("page.html");
        replay("--html", page.toString(), "--countries", "FR,DE");
        assertThat(page).content().contains("198.51.100.7 (NL)").contains("expected countries: DE, FR");
    }

    @Test
    void in_csv_and_ocsf_it_has_a_field_of_its_own() throws IOException {
        assertThat(SummaryCsvTest.cells(replay("--csv").out()).get(0))
                .containsEntry("address", "198.51.100.7")
                .containsEntry("country", "NL");
        assertThat(replay("--format", "ocsf").out())
                .contains("\"src_endpoint\":{\"ip\":\"198.51.100.7\",\"location\":{\"country\":\"NL\"}}");
    }

    @Test
    void without_a_database_no_country_is_said() {
        assertThat(Run.latchkey("replay", ONE).out())
                .contains("from 198.51.100.7 (CLI)")
                .doesNotContain("NL");
    }

    @Test
    void an_expected_network_settles_it() {
        assertThat(replay("--countries", "DE", "--networks", "198.51.100.0/24").out())
                .startsWith("HIGH")
                .doesNotContain(TRAIT);
    }

    @Test
    void countries_without_a_database_are_wrong_usage() {
        Run run = Run.latchkey("replay", "--countries", "DE", ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--countries needs --country-database: no record says in which country an address is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "Germany", "D", "EU", "", "XX"})
    void a_country_that_is_none_is_wrong_usage_in_a_sentence(String code) {
        Run run = replay("--countries=" + code);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("option '--countries' (CODE): '" + code
                        + "' is not a country in two letters, as ISO 3166-1 has them: DE, FR, GB");
    }

    @Test
    void a_database_that_is_missing_is_wrong_usage() {
        assertRefused(folder.resolve("none.mmdb"), "none.mmdb cannot be read: no such file");
    }

    @Test
    void a_log_in_place_of_a_database_is_wrong_usage() {
        assertRefused(
                Path.of(ONE, "events.jsonl"), "events.jsonl cannot be read: it is no .mmdb file, or a broken one");
    }

    @Test
    void a_database_that_is_cut_off_is_wrong_usage() throws IOException {
        byte[] bytes = Files.readAllBytes(database);
        assertRefused(
                Files.write(folder.resolve("cut.mmdb"), Arrays.copyOf(bytes, bytes.length - 20)),
                "cut.mmdb cannot be read: it is no .mmdb file, or a broken one");
    }

    /** It opens: only what it says of the address that was called from is broken. */
    @Test
    void a_database_that_shows_to_be_broken_while_judging_ends_in_the_same_sentence() {
        Path broken = Mmdb.countries()
                .with("192.0.2.0/24", "FR")
                .withBroken("198.51.100.0/24")
                .writtenTo(folder.resolve("broken.mmdb"));
        Run run = Run.latchkey("replay", "--country-database", broken.toString(), ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("broken.mmdb cannot be read: it is broken");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_page_does_not_take_the_place_of_the_database() throws IOException {
        byte[] before = Files.readAllBytes(database);
        Run run = replay("--html", database.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is itself read, and would be overwritten");
        assertThat(database).hasBinaryContent(before);
    }

    private void assertRefused(Path file, String sentence) {
        Run run = Run.latchkey("replay", "--country-database", file.toString(), ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--country-database: ").contains(sentence);
    }

    private Run replay(String... more) {
        return Run.latchkey(Stream.of(
                        Stream.of("replay", "--country-database", database.toString()),
                        Arrays.stream(more),
                        Stream.of(ONE))
                .flatMap(it -> it)
                .toArray(String[]::new));
    }
}
