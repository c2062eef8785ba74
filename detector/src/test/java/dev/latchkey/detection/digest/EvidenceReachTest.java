package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said beside evidence that is printed as it is. */
class EvidenceReachTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(7));
    private static final Duration LIFE = Duration.ofDays(16);
    private static final Coverage WEEK = Coverage.first(NOON, LIFE).until(LATER, LIFE);

    @Test
    void of_a_period_that_is_whole_nothing_is_said() {
        assertThat(missing(WEEK, NOON, LATER)).isEmpty();
    }

    @Test
    void a_period_that_begins_before_it_or_ends_behind_it_may_miss_something() {
        assertThat(missing(WEEK, NOON.minusNanos(1), LATER))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("Of the rest of these days it may miss something.");
        assertThat(missing(WEEK, NOON, LATER.plusNanos(1))).hasSize(1);
    }

    @Test
    void a_gap_before_it_is_named() {
        Coverage anew = WEEK.until(LATER.plus(Duration.ofDays(20)), Duration.ofDays(16));
        assertThat(missing(anew, NOON, anew.to())).anyMatch(line -> line.startsWith("From 2026-03-09T12:00:00Z to "));
    }

    @Test
    void while_it_is_gone_through_in_parts_that_is_said_and_before_the_first_end_nothing_else() {
        assertThat(missing(WEEK.passing(NEW_USER, LATER, LIFE), NOON, LATER.plusSeconds(1)))
                .containsExactly(
                        "Evidence is kept without a gap from 2026-03-02T12:00:00Z to 2026-03-09T12:00:00Z. Of the rest of"
                                + " these days it may miss something.",
                        "What had come before 2026-03-09T12:00:00Z is still being gone through: one run had too little"
                                + " time, and the next goes on.");
        assertThat(missing(Coverage.none(NOON, LIFE).passing(NEW_USER, NOON, LIFE), NOON, LATER))
                .hasSize(2)
                .first()
                .isEqualTo("Evidence is not whole yet: what the chain table held has not all been gone through.");
    }

    @Test
    void whoever_could_not_be_kept_is_named() {
        assertThat(missing(WEEK.butFor(List.of(NEW_USER)), NOON, LATER))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("1 identity could not be kept: user "));
    }

    @Test
    void of_more_than_are_named_the_number_is_said() {
        List<Subject> many = IntStream.range(0, 13)
                .<Subject>mapToObj(at -> new Subject.User("aws", HOME, "user-" + at))
                .toList();
        assertThat(missing(WEEK.butFor(many), NOON, LATER).get(1))
                .startsWith("13 identities could not be kept: ")
                .endsWith(", and 3 more");
    }

    @Test
    void of_no_evidence_at_all_it_is_said_that_there_is_none() {
        assertThat(new EvidenceReach(Optional.empty(), NOON, LATER).missing())
                .containsExactly("No evidence has been kept yet, so nothing can be said.");
    }

    private static List<String> missing(Coverage coverage, Instant from, Instant to) {
        return new EvidenceReach(Optional.of(coverage), from, to).missing();
    }
}
