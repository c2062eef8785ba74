package dev.latchkey.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthTest {

    private static final long SEED = 1;
    private static final Ledger LEDGER = Month.of(SEED);

    @TempDir
    private static Path folder = Path.of("never used: JUnit sets it");

    private static Told told = new Told(List.of(), "");

    @BeforeAll
    static void write() throws IOException {
        WriteMonth.write(folder, SEED, 1);
        told = Told.of(folder);
    }

    @Test
    void twenty_attacks_of_twenty_kinds_are_planted() {
        assertThat(LEDGER.planted())
                .extracting(Planted::number)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(LEDGER.planted()).extracting(Planted::kind).doesNotHaveDuplicates();
        assertThat(LEDGER.planted()).extracting(Planted::account).contains(Company.ACCOUNTS.toArray(String[]::new));
    }

    @Test
    void each_attack_is_told_at_its_severity_while_nothing_is_approved() {
        assertThat(LEDGER.planted())
                .allSatisfy(attack -> assertThat(told.severities(attack))
                        .as("%s: %s", attack.number(), attack.kind())
                        .contains(attack.severity()));
    }

    @Test
    void each_attack_is_expected_to_wake_somebody() {
        assertThat(LEDGER.planted()).extracting(Planted::severity).containsOnly("Medium", "High", "Critical");
    }

    @Test
    void nothing_benign_is_high_but_what_its_author_explains() {
        Set<String> high = told.noise(LEDGER.planted()).stream()
                .filter(row -> !"Medium".equals(row.get("severity")))
                .map(row -> row.get("account") + " " + row.get("identity"))
                .collect(Collectors.toSet());
        assertThat(LEDGER.explained())
                .extracting(it -> it.account() + " " + it.identity())
                .containsExactlyInAnyOrderElementsOf(high);
    }

    @Test
    void business_makes_as_much_noise_as_loses_a_team() {
        assertThat(told.noise(LEDGER.planted())).hasSizeBetween(60, 200);
    }

    /** Onboarding, Vault, four pipelines, consoles and trials by hand. */
    @Test
    void the_noise_comes_from_many_kinds_of_actors() {
        Map<String, Long> actors = told.noise(LEDGER.planted()).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("actor").replaceFirst("/[^/]*$", ""), Collectors.counting()));
        assertThat(actors).hasSizeGreaterThan(6);
    }

    @Test
    void every_record_can_be_read() {
        assertThat(told.lastLine()).contains(" 0 malformed;");
    }
}
