package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.cli.Run;
import dev.latchkey.country.Mmdb;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler with a country database, on the canonical attack, which is from 198.51.100.7. */
class CountriesLiveTest {

    private static final Path ATTACK = Path.of("../events/malicious/user-admin-key/events.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> GERMANY = Set.of("DE");
    private static final String NOT_KNOWN = "): whether a call came from an unexpected country is not known";

    private final SnsStandIn sns = new SnsStandIn();
    private final List<String> metrics = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void an_address_in_another_country_is_told_with_it_and_one_level_higher() throws IOException {
        attack(GERMANY, dutch());
        assertThat(lastMail())
                .startsWith("CRITICAL")
                .contains("from 198.51.100.7 (NL, CLI) called CreateUser")
                .contains("an address outside the expected countries: CreateUser from 198.51.100.7 (NL)");
        assertThat(metrics).noneMatch(line -> line.contains("LookupFailures"));
    }

    @Test
    void a_database_alone_only_shows() throws IOException {
        attack(Set.of(), dutch());
        assertThat(lastMail())
                .startsWith("HIGH")
                .contains("(NL, CLI)")
                .doesNotContain("an address outside the expected countries");
    }

    @Test
    void what_is_told_is_what_replay_finds_by_the_same_database_and_countries() throws IOException {
        Path database = dutch();
        attack(GERMANY, database);
        JsonNode live =
                JSON.readTree(sns.published().get(sns.published().size() - 1).receivedBy("default"));
        JsonNode replayed = JSON.readTree(Run.latchkey(
                        "replay",
                        "--format",
                        "ocsf",
                        "--countries",
                        "DE",
                        "--country-database",
                        database.toString(),
                        ATTACK.toString())
                .out());
        assertThat(live.at("/evidences/0/src_endpoint/location/country").asText())
                .isEqualTo("NL");
        // What came late is said too, and these came months late.
        for (String part : List.of("/severity", "/message", "/evidences", "/unmapped/traits")) {
            assertThat(live.at(part)).isEqualTo(replayed.at(part));
        }
    }

    @Test
    void without_its_file_an_attack_is_told_all_the_same_and_says_so_and_it_is_measured_once() throws IOException {
        attack(GERMANY, folder.resolve("none.mmdb"));
        assertThat(lastMail())
                .startsWith("HIGH")
                .contains("countries: the database could not be read (no such file" + NOT_KNOWN);
        assertThat(metrics)
                .filteredOn(line -> line.contains("\"LookupFailures\":1"))
                .hasSize(1);
    }

    @Test
    void a_database_that_shows_to_be_broken_by_an_address_is_given_up_and_said_once() throws IOException {
        Path broken = Mmdb.countries()
                .with("192.0.2.0/24", "FR")
                .withBroken("198.51.100.0/24")
                .writtenTo(folder.resolve("broken.mmdb"));
        attack(GERMANY, broken);
        assertThat(lastMail())
                .startsWith("HIGH")
                .contains("countries: the database could not be read (it is broken" + NOT_KNOWN);
        assertThat(metrics).filteredOn(line -> line.contains("LookupFailures")).hasSize(1);
    }

    @Test
    void whoever_expects_no_countries_is_not_told_of_a_missing_file() throws IOException {
        attack(Set.of(), folder.resolve("none.mmdb"));
        assertThat(lastMail()).startsWith("HIGH").doesNotContain("countries");
    }

    @Test
    void the_sentence_names_the_file_and_what_to_do_once() {
        List<String> said = new ArrayList<>();
        Path missing = folder.resolve("none.mmdb");
        CountriesIfRead.of(settings(GERMANY, missing), said::add);
        assertThat(said)
                .containsExactly("no country is known from now on: " + missing + " cannot be read: no such file."
                        + " Deploy again with another countryDatabase");
    }

    private Path dutch() {
        return Mmdb.countries().with("198.51.100.0/24", "NL").writtenTo(folder.resolve("dutch.mmdb"));
    }

    /** Three events to one function. */
    private void attack(Set<String> countries, Path database) throws IOException {
        Metrics measured = new Metrics(InstantSource.system(), metrics::add);
        DetectorHandler handler = new DetectorHandler(
                settings(countries, database),
                new Clients(LocalTables.DYNAMO_DB, sns.client(), mock(), mock()),
                measured);
        for (String event : Files.readAllLines(ATTACK)) {
            handler.observe(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
            measured.write();
        }
    }

    private static Settings settings(Set<String> countries, Path database) {
        return new Settings(
                LocalTables.chains(),
                LocalTables.allowlist(),
                LocalTables.chains(),
                "arn:aws:sns:us-east-1:111122223333:alerts",
                false,
                Tuning.DEFAULT.withCountries(countries),
                Settle.AT_ONCE,
                Optional.of(database));
    }

    private String lastMail() {
        return sns.published().get(sns.published().size() - 1).receivedBy("email");
    }
}
