package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.digest.Evidence.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything does that keeps evidence. A test of one extends this. */
public abstract class EvidenceContract {

    private static final Duration DAY = Duration.ofDays(1);

    protected final Hands clock = new Hands();
    private Evidence evidence = new InMemoryEvidence(clock);

    /** An empty one. */
    protected abstract Evidence evidence(InstantSource time);

    @BeforeEach
    void open() {
        evidence = evidence(clock);
    }

    @Test
    void what_is_kept_is_read_as_it_was() {
        IdentityRecord identity = Records.told("svc", NOON);
        evidence.keep(identity);
        assertThat(identities(NOON, NOON.plus(DAY))).containsExactly(identity);
    }

    @Test
    void a_period_holds_its_first_instant_and_not_its_last() {
        evidence.keep(Records.unused("first", NOON));
        evidence.keep(Records.unused("last", NOON.plus(DAY)));
        assertThat(names(NOON, NOON.plus(DAY))).containsExactly("first");
        assertThat(names(NOON.plusMillis(1), NOON.plus(DAY).plusMillis(1))).containsExactly("last");
    }

    @Test
    void they_come_in_the_order_of_their_beginnings_across_the_ends_of_months_and_years() {
        Instant january = Instant.parse("2027-01-01T00:00:00Z");
        evidence.keep(Records.unused("january", january));
        evidence.keep(Records.unused("november", january.minus(Duration.ofDays(40))));
        evidence.keep(Records.unused("december", january.minusMillis(1)));
        assertThat(names(january.minus(Duration.ofDays(60)), january.plus(DAY)))
                .containsExactly("november", "december", "january");
    }

    @Test
    void what_has_grown_takes_the_place_of_what_was_kept_of_the_same_beginning() {
        evidence.keep(Records.unused("svc", NOON));
        clock.pass(DAY);
        evidence.keep(Records.told("svc", NOON));
        assertThat(evidence.between(NOON, NOON.plus(DAY), unread -> {}))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.identity()).isEqualTo(Records.told("svc", NOON));
                    assertThat(kept.firstKept()).isEqualTo(NOON);
                });
    }

    @Test
    void another_life_of_the_same_name_is_another_record() {
        evidence.keep(Records.unused("svc", NOON));
        evidence.keep(Records.unused("svc", NOON.plusSeconds(1)));
        assertThat(names(NOON, NOON.plus(DAY))).containsExactly("svc", "svc");
    }

    @Test
    void what_was_kept_before_its_creation_had_come_gives_way_to_what_begins_with_it() {
        Records.Late late = Records.late("svc", NOON);
        evidence.keep(late.withoutCreation());
        assertThat(identities(NOON, NOON.plus(DAY))).containsExactly(late.withoutCreation());
        evidence.keep(late.whole());
        assertThat(identities(NOON, NOON.plus(DAY))).containsExactly(late.whole());
        evidence.keep(late.whole());
        assertThat(identities(NOON, NOON.plus(DAY))).containsExactly(late.whole());
    }

    @Test
    void what_gave_way_is_read_again_when_it_is_kept_again() {
        Records.Late late = Records.late("svc", NOON);
        evidence.keep(late.withoutCreation());
        clock.pass(DAY);
        evidence.keep(late.whole());
        evidence.keep(late.withoutCreation());
        assertThat(evidence.between(NOON, NOON.plus(DAY), unread -> {}))
                .containsExactly(new Kept(late.whole(), NOON.plus(DAY)), new Kept(late.withoutCreation(), NOON));
    }

    @Test
    void two_findings_are_one_when_what_lay_between_them_has_come() {
        Records.Apart apart = Records.apart("svc", NOON);
        evidence.keep(apart.first());
        evidence.keep(apart.second());
        assertThat(identities(NOON, NOON.plus(DAY.multipliedBy(2)))).containsExactly(apart.first(), apart.second());
        evidence.keep(apart.joined());
        assertThat(identities(NOON, NOON.plus(DAY.multipliedBy(2)))).containsExactly(apart.joined());
        evidence.keep(apart.joined());
        assertThat(identities(NOON, NOON.plus(DAY.multipliedBy(2)))).containsExactly(apart.joined());
    }

    @Test
    void a_record_that_grows_by_something_else_leaves_the_next_finding_alone() {
        Records.Apart apart = Records.apart("svc", NOON);
        evidence.keep(apart.first());
        evidence.keep(apart.second());
        evidence.keep(apart.grown());
        assertThat(identities(NOON, NOON.plus(DAY.multipliedBy(2)))).containsExactly(apart.grown(), apart.second());
    }

    @Test
    void another_identity_that_the_same_call_touched_does_not_give_way() {
        Records.Late late = Records.late("svc", NOON);
        Records.Late other = Records.late("svc", "other", NOON);
        evidence.keep(late.withoutCreation());
        evidence.keep(other.whole());
        assertThat(identities(NOON, NOON.plus(DAY))).containsExactly(other.whole(), late.withoutCreation());
    }

    @Test
    void there_is_no_coverage_before_the_first_time() {
        assertThat(evidence.coverage()).isEmpty();
    }

    @Test
    void coverage_is_read_as_it_was_said_last() {
        Coverage gap = Coverage.first(NOON, DAY).until(NOON.plus(DAY), DAY.plusDays(1));
        Coverage latest = gap.butFor(List.of(Records.told("svc", NOON).subject()));
        evidence.covers(latest);
        assertThat(evidence.coverage()).contains(latest);
        evidence.covers(gap.until(NOON.plus(DAY).plusSeconds(1), DAY));
        assertThat(evidence.coverage())
                .contains(new Coverage(
                        NOON.plus(DAY),
                        NOON.plus(DAY).plusSeconds(1),
                        DAY,
                        Optional.of(NOON),
                        List.of(),
                        0,
                        Optional.empty()));
    }

    @Test
    void a_pass_that_is_under_way_is_read_as_it_was_said_until_it_has_come_to_its_end() {
        Coverage passing =
                Coverage.none(NOON, DAY).passing(Records.told("svc", NOON).subject(), NOON.plusSeconds(1), DAY);
        evidence.covers(passing);
        assertThat(evidence.coverage()).contains(passing);
        evidence.covers(passing.until(NOON.plusSeconds(2), DAY));
        assertThat(evidence.coverage())
                .hasValueSatisfying(it -> assertThat(it.pass()).isEmpty());
    }

    protected final List<IdentityRecord> identities(Instant from, Instant to) {
        return evidence.between(from, to, unread -> {}).map(Kept::identity).toList();
    }

    protected final List<String> names(Instant from, Instant to) {
        return identities(from, to).stream().map(IdentityRecord::identity).toList();
    }
}
