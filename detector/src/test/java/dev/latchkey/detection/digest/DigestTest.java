package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.digest.EntryNotice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration UNUSED = Duration.ofDays(90);
    private static final Instant END = NOON.plus(WEEK);

    private final Hands clock = new Hands();
    private final InMemoryEvidence evidence = new InMemoryEvidence(clock);

    @Test
    void each_identity_stands_in_one_place_the_worst_first() {
        evidence.keep(Records.unused("unused", NOON));
        evidence.keep(Records.notTold("quiet", NOON.plusSeconds(1)));
        evidence.keep(Records.approved("approved", NOON.plusSeconds(2)));
        evidence.keep(Records.told("told", NOON.plusSeconds(3)));
        Digest digest = digest();
        assertThat(digest.told()).extracting(IdentityRecord::identity).containsExactly("told");
        assertThat(digest.unremarked()).extracting(IdentityRecord::identity).containsExactly("quiet", "unused");
        assertThat(digest.approved()).extracting(IdentityRecord::identity).containsExactly("approved");
        assertThat(digest.created()).isEqualTo(4);
    }

    @Test
    void who_was_given_something_in_the_period_belongs_to_it_and_who_was_given_it_before_does_not() {
        // Both were kept before it; the last of what is given follows two minutes after the creation.
        InMemoryEvidence older = new InMemoryEvidence(() -> NOON.minusMillis(1));
        older.keep(Records.told("before", NOON.minusSeconds(121)));
        older.keep(Records.told("within", NOON.minusSeconds(120)));
        assertThat(names(Digest.of(older, entries(), NOON, END))).containsExactly("within");
    }

    @Test
    void whose_records_came_only_in_the_period_belongs_to_it_too_but_is_not_counted_as_new() {
        evidence.keep(Records.unused("in the digest before", NOON.minus(Duration.ofDays(2))));
        clock.pass(WEEK);
        evidence.keep(Records.unused("late", NOON.minus(Duration.ofDays(2))));
        clock.pass(Duration.ofMillis(1));
        evidence.keep(Records.unused("in the next", NOON.minus(Duration.ofDays(2))));
        Digest digest = digest();
        assertThat(names(digest)).containsExactly("late");
        assertThat(digest.created()).isZero();
    }

    @Test
    void an_entry_that_covered_something_90_days_ago_is_used_and_one_of_a_moment_earlier_is_not() {
        evidence.covers(Coverage.first(END.minus(UNUSED), WEEK));
        evidence.keep(Records.approved("svc", END.minus(UNUSED)));
        assertThat(notices(Records.ANYBODY)).isEmpty();
        InMemoryEvidence older = new InMemoryEvidence(clock);
        older.covers(Coverage.first(END.minus(UNUSED), WEEK));
        // The last that it covers follows two minutes after the creation.
        older.keep(Records.approved("svc", END.minus(UNUSED).minusSeconds(120).minusMillis(1)));
        assertThat(Digest.of(older, entries(Records.ANYBODY), NOON, END).notices())
                .extracting(EntryNotice::kind)
                .containsExactly(Kind.UNUSED);
    }

    @Test
    void as_long_as_evidence_is_younger_than_90_days_no_entry_is_called_unused() {
        evidence.covers(Coverage.first(END.minus(UNUSED).plusMillis(1), WEEK));
        assertThat(notices(Records.ANYBODY)).isEmpty();
        assertThat(DigestText.of(digest())).contains("Which entries covered nothing for 90 days is known from");
    }

    @Test
    void as_long_as_not_all_is_gone_through_no_entry_is_called_unused() {
        Coverage whole = Coverage.first(END.minus(UNUSED), WEEK);
        evidence.covers(whole.passing(Records.told("svc", NOON).subject(), END, WEEK));
        assertThat(notices(Records.ANYBODY)).isEmpty();
        evidence.covers(whole);
        assertThat(notices(Records.ANYBODY)).hasSize(1);
    }

    @Test
    void if_a_record_cannot_be_read_no_entry_is_called_unused() {
        evidence.covers(Coverage.first(END.minus(UNUSED), WEEK));
        assertThat(notices(Records.ANYBODY)).hasSize(1);
        Evidence torn = new TornEvidence(evidence, List.of("2026-03 1: no steps"));
        assertThat(Digest.of(torn, entries(Records.ANYBODY), NOON, END).notices())
                .isEmpty();
    }

    @Test
    void an_entry_that_expires_in_30_days_is_named_and_one_that_expires_a_moment_later_is_not() {
        assertThat(notices(expiring(END.plus(Duration.ofDays(30)))))
                .extracting(EntryNotice::kind)
                .containsExactly(Kind.EXPIRES_SOON);
        assertThat(notices(expiring(END.plus(Duration.ofDays(30)).plusMillis(1))))
                .isEmpty();
    }

    @Test
    void an_entry_expires_at_the_moment_that_it_says() {
        assertThat(notices(expiring(END))).extracting(EntryNotice::kind).containsExactly(Kind.EXPIRED);
        assertThat(notices(expiring(END.plusSeconds(1))))
                .singleElement()
                .satisfies(notice -> assertThat(notice.shown()).contains("within a day"));
    }

    @Test
    void a_flood_is_counted_beyond_ten_thousand() {
        for (int number = 0; number < Shortlist.MOST_IDENTITIES + 2; number++) {
            evidence.keep(Records.unused("svc-" + number, NOON));
        }
        Digest digest = digest();
        assertThat(digest.identities()).hasSize(Shortlist.MOST_IDENTITIES);
        assertThat(digest.leftOut()).isEqualTo(2);
        assertThat(DigestText.of(digest)).contains("2 more identities").hasSizeLessThan(60_000);
    }

    @Test
    void nobody_is_pushed_out_by_less_severe_ones_that_came_before() {
        for (int number = 0; number < Shortlist.MOST_IDENTITIES; number++) {
            evidence.keep(Records.unused("svc-" + number, NOON));
        }
        evidence.keep(Records.told("last", NOON.plusSeconds(1)));
        assertThat(digest().told()).extracting(IdentityRecord::identity).containsExactly("last");
        assertThat(digest().leftOut()).isEqualTo(1);
    }

    @Test
    void identities_of_very_many_steps_are_fewer() {
        int each = Shortlist.MOST_STEPS / 10;
        for (int number = 0; number < 12; number++) {
            evidence.keep(Records.unused("svc-" + number, NOON.plusSeconds(number), each - 1));
        }
        assertThat(names(digest())).hasSize(10).startsWith("svc-0").endsWith("svc-9");
        assertThat(digest().leftOut()).isEqualTo(2);
    }

    private List<EntryNotice> notices(AllowlistEntry entry) {
        return Digest.of(evidence, entries(entry), NOON, END).notices();
    }

    private Digest digest() {
        return Digest.of(evidence, entries(), NOON, END);
    }

    private static List<String> names(Digest digest) {
        return digest.identities().stream().map(IdentityRecord::identity).toList();
    }

    private static Allowlist.Entries entries(AllowlistEntry... entries) {
        return new Allowlist.Entries(List.of(entries), List.of());
    }

    private static AllowlistEntry expiring(Instant time) {
        return EntryAttributes.entry(Map.of("expires", time.toString()));
    }
}
