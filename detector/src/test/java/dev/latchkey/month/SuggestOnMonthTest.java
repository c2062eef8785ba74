package dev.latchkey.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code allowlist suggest} learns in a month hides none of its attacks, nor those of another month. */
class SuggestOnMonthTest {

    private static final List<Planted> PLANTED = Month.of(1).planted();
    private static final List<Planted> PLANTED_LATER = Month.of(2).planted();

    @TempDir
    private static Path folder = Path.of("never used: JUnit sets it");

    private static Path month = Path.of("made before all");
    private static Path later = Path.of("made before all");
    private static Path entries = Path.of("made before all");
    private static Path lookedAt = Path.of("made before all");
    private static Told before = new Told(List.of(), "");
    private static Told after = new Told(List.of(), "");

    @BeforeAll
    static void write() throws IOException {
        month = folder.resolve("month");
        later = folder.resolve("later");
        WriteMonth.write(month, 1, 0);
        WriteMonth.write(later, 2, 0);
        before = Told.of(month);
        entries = filledIn(suggested());
        lookedAt = filledIn(suggested("--looked-at", explained()));
        after = after(month, entries);
    }

    @Test
    void no_entry_approves_a_planted_attack_and_all_twenty_are_told_before_and_after() {
        assertThat(PLANTED).hasSize(20);
        assertThat(before.missed(PLANTED)).isEmpty();
        assertThat(after.missed(PLANTED)).isEmpty();
        assertThat(after.noise(PLANTED)).hasSizeLessThan(before.noise(PLANTED).size() * 3 / 4);
    }

    @Test
    void an_entry_that_is_as_wide_as_can_be_would_be_found_out() throws IOException {
        Path wide = Files.writeString(
                folder.resolve("wide.json"),
                "[{\"pk\":\"ci\",\"principal\":\"arn:aws:iam::444455556666:role/ci/terraform-deploy\",\"stages\":"
                        + "[\"CREATION\",\"GRANT\",\"CREDENTIAL\"],\"maxPrivilege\":\"ADMIN\",\"owner\":\"o\",\"reason\":\"r\"}]");
        assertThat(after(month, wide).missed(PLANTED))
                .containsExactlyInAnyOrder(
                        "1 pipeline from another network",
                        "2 pipeline beside its names",
                        "3 pipeline above its maximum",
                        "16 role for any repository");
    }

    @Test
    void nor_if_a_person_has_looked_at_all_that_is_high_and_benign_which_makes_it_quieter() throws IOException {
        Told quieter = after(month, lookedAt);
        assertThat(quieter.missed(PLANTED)).isEmpty();
        assertThat(quieter.noise(PLANTED)).hasSizeLessThan(after.noise(PLANTED).size() * 3 / 4);
    }

    @Test
    void such_entries_hide_no_attack_of_a_month_that_they_have_not_seen_and_make_that_quieter() throws IOException {
        Told unapproved = Told.of(later);
        Told approved = after(later, lookedAt);
        assertThat(unapproved.missed(PLANTED_LATER)).isEmpty();
        assertThat(approved.missed(PLANTED_LATER)).isEmpty();
        assertThat(approved.noise(PLANTED_LATER))
                .hasSizeLessThan(unapproved.noise(PLANTED_LATER).size() * 3 / 4);
    }

    private static Told after(Path logs, Path entries) throws IOException {
        return Told.of(logs, "--allowlist", entries.toString());
    }

    private static String suggested(String... options) {
        List<String> arguments = new ArrayList<>(List.of("allowlist", "suggest", month.toString()));
        arguments.addAll(List.of("--own-accounts", String.join(",", Company.ACCOUNTS)));
        arguments.addAll(List.of(options));
        Run run = Run.latchkey(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    /** As a reviewer does who agrees with everything. */
    private static Path filledIn(String proposal) throws IOException {
        assertThat(proposal).contains("FILL IN");
        return Files.writeString(
                Files.createTempFile(folder, "entries", ".json"), proposal.replace("FILL IN", "platform team"));
    }

    private static String explained() {
        List<String> benign = Month.of(1).explained().stream()
                .map(it -> it.account() + " " + it.identity())
                .toList();
        return before.noise(PLANTED).stream()
                .filter(row -> benign.contains(row.get("account") + " " + row.get("identity")))
                .map(row -> row.get("finding_uid") + ":" + row.get("severity"))
                .collect(Collectors.joining(","));
    }
}
