package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestTextTest {

    private static final Duration LIFE = Duration.ofDays(16);

    private final Hands clock = new Hands();
    private final InMemoryEvidence evidence = new InMemoryEvidence(clock);

    @Test
    void it_says_who_made_each_from_where_by_what_method_what_followed_and_what_came_of_it() {
        evidence.keep(Records.told("told", NOON.plusSeconds(3)));
        assertThat(text()).contains("""
                PEOPLE WERE ALERTED TO
                  HIGH  new user told (account 111122223333)
                    2026-03-02 12:00:03  created by arn:aws:iam::111122223333:user/mallory from 198.51.100.23 (CLI)
                               12:01:03  policy-g-told (ADMIN)
                               12:02:03  access key AKIAIOSFODNN7EXAMPLE
                """);
    }

    @Test
    void of_whom_the_finding_does_not_hold_the_creation_it_says_when_that_was_if_that_is_known() {
        Records.Late late = Records.late("late", NOON);
        evidence.keep(late.withoutCreation());
        evidence.keep(Records.armedLater("armed", NOON));
        assertThat(text())
                .contains(
                        "user late (account 111122223333), whose creation was not seen",
                        "user armed (account 111122223333), created 2026-03-02 12:00:00",
                        "created 2026-03-02 12:00 UTC by arn:aws:iam::111122223333:user/mallory, before this");
    }

    @Test
    void its_first_line_counts() {
        evidence.keep(Records.told("told", NOON));
        evidence.keep(Records.approved("one", NOON));
        evidence.keep(Records.approved("two", NOON));
        assertThat(text())
                .startsWith("DIGEST  2026-03-02 to 2026-03-09: 3 new identities, 1 alerted, 2 approved, 0 neither\n")
                .contains("anybody: 2 identities");
    }

    @Test
    void of_whom_nothing_is_known_but_the_creation_it_says_so() {
        evidence.keep(Records.unused("lonely", NOON));
        assertThat(text()).contains("NEITHER ALERTED NOR APPROVED\n  new user lonely", "    nothing followed\n");
    }

    @Test
    void without_evidence_it_says_that_it_knows_nothing_rather_than_that_nothing_happened() {
        assertThat(text()).contains("No evidence has been kept yet, so nothing can be said.");
    }

    @Test
    void what_cannot_be_read_of_the_evidence_is_counted_and_some_of_it_named() {
        evidence.keep(Records.told("told", NOON));
        List<String> torn = IntStream.range(0, 12)
                .mapToObj(number -> "2026-03 " + number + ": no steps")
                .toList();
        assertThat(DigestText.of(Digest.of(
                        new TornEvidence(evidence, torn),
                        Allowlist.NOBODY.read(),
                        NOON,
                        NOON.plus(Duration.ofDays(7)))))
                .contains("""
                        COULD NOT BE READ
                          12 records of the evidence table, which may be of anybody and are left out here:
                          2026-03 0: no steps
                        """, "  ... and 2 more\n", "new user told")
                .doesNotContain("2026-03 10:");
        assertThat(text()).doesNotContain("COULD NOT BE READ");
    }

    @Test
    void a_period_that_evidence_does_not_cover_is_said_to_miss_something() {
        evidence.covers(Coverage.first(NOON.plusSeconds(1), LIFE));
        assertThat(text()).contains("it may miss something");
        InMemoryEvidence whole = new InMemoryEvidence(clock);
        whole.covers(Coverage.first(NOON, LIFE).until(NOON.plus(Duration.ofDays(7)), LIFE));
        assertThat(DigestText.of(Digest.of(whole, Allowlist.NOBODY.read(), NOON, NOON.plus(Duration.ofDays(7)))))
                .contains("without a gap from 2026-03-02T12:00:00Z to 2026-03-09T12:00:00Z.")
                .doesNotContain("may miss");
    }

    @Test
    void a_gap_is_told_with_its_ends() {
        Coverage coverage = Coverage.first(NOON.minus(LIFE), LIFE).until(NOON.plus(Duration.ofDays(1)), LIFE);
        evidence.covers(coverage);
        assertThat(text())
                .contains(
                        "without a gap from 2026-03-03T12:00:00Z to 2026-03-03T12:00:00Z",
                        "From 2026-02-14T12:00:00Z to 2026-03-03T12:00:00Z there is a gap");
    }

    @Test
    void who_could_not_be_kept_comes_first_by_name_and_the_rest_as_a_number() {
        List<Subject> unkept = new ArrayList<>();
        unkept.add(new Subject.User("aws", Cast.HOME, "svc\u001b[2J\nTOLD https://example.com"));
        IntStream.range(0, Coverage.MOST_UNKEPT)
                .forEach(number -> unkept.add(new Subject.User("aws", Cast.HOME, "svc-" + number)));
        evidence.keep(Records.told("svc", NOON));
        evidence.covers(Coverage.first(NOON, LIFE).butFor(unkept));
        assertThat(text())
                .contains("0 neither\n\nCOULD NOT BE KEPT\n  51 identities, of whom")
                .containsSubsequence(
                        "  user svc [2j told https[:]//example.com (account 111122223333)\n",
                        "  ... and 41 more\n",
                        "PEOPLE WERE ALERTED TO",
                        "2026-03-02T12:00:00Z, but of those who could not be kept. Of the rest");
    }

    @Test
    void an_entry_that_cannot_be_read_is_named() {
        Digest digest = Digest.of(
                evidence,
                new Allowlist.Entries(List.of(), List.of("entry ci: owner is missing or empty")),
                NOON,
                NOON.plus(Duration.ofDays(7)));
        assertThat(DigestText.of(digest)).contains("ENTRIES TO LOOK AT\n  entry ci: owner is missing or empty\n");
    }

    private String text() {
        return DigestText.of(Digest.of(evidence, Allowlist.NOBODY.read(), NOON, NOON.plus(Duration.ofDays(7))));
    }
}
