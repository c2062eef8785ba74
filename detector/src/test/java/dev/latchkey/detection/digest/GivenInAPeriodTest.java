package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chain lives for days: who is given something in a period may have begun before it, or be given more after it. */
class GivenInAPeriodTest {

    private static final Duration LIFE = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant END = NOON.plus(Duration.ofDays(90));
    private static final Subject USER = new Subject.User("aws", Cast.HOME, "svc");

    /** Kept long before any period asked for here. */
    private final InMemoryEvidence evidence = new InMemoryEvidence(() -> Instant.EPOCH);

    @Test
    void who_began_up_to_one_life_of_a_chain_before_a_quarter_and_was_given_something_in_it_belongs_to_it() {
        evidence.covers(Coverage.first(Instant.EPOCH, LIFE));
        evidence.keep(grown("svc", NOON.minus(LIFE), NOON));
        assertThat(names(NOON, END)).containsExactly("svc");
    }

    @Test
    void who_was_given_something_before_and_after_a_period_alone_does_not_belong_to_it() {
        evidence.covers(Coverage.first(Instant.EPOCH, LIFE));
        evidence.keep(grown("svc", NOON.minus(DAY), NOON.plus(DAY)));
        assertThat(names(NOON, NOON.plus(DAY))).isEmpty();
        assertThat(names(NOON, NOON.plus(DAY).plusMillis(1))).containsExactly("svc");
    }

    @Test
    void whoever_had_been_given_more_than_is_kept_belongs_to_the_week_of_the_latest() {
        List<Step> steps = new ArrayList<>(List.of(Cast.created(USER, "c", NOON)));
        for (int number = 0; number < IdentityRecord.STEPS_PER_STAGE; number++) {
            steps.add(Cast.granted(USER, "g-" + number, NOON.plusSeconds(number), Level.LIMITED));
        }
        Instant later = NOON.plus(DAY);
        steps.add(Cast.granted(USER, "latest", later, Level.ADMIN));
        IdentityRecord kept = IdentityRecord.of(Records.judged(Allowlist.NOBODY, steps.toArray(Step[]::new)));
        evidence.keep(kept);
        assertThat(kept.followed()).hasSize(IdentityRecord.STEPS_PER_STAGE);
        assertThat(kept.more()).isEqualTo(1);
        assertThat(names(later, END)).containsExactly("svc");
    }

    @Test
    void no_flood_of_grants_hides_the_credential_or_the_latest_grant_in_the_mail() {
        List<Step> steps = new ArrayList<>(List.of(Cast.created(USER, "c", NOON)));
        for (int number = 0; number < 8; number++) {
            steps.add(Cast.granted(USER, "g-" + number, NOON.plusSeconds(number), Level.LIMITED));
        }
        steps.add(Cast.keyed(USER, "k", NOON.plusSeconds(60)));
        steps.add(Cast.granted(USER, "latest", NOON.plusSeconds(120), Level.ADMIN));
        evidence.keep(IdentityRecord.of(Records.judged(Allowlist.NOBODY, steps.toArray(Step[]::new))));
        Digest digest = Digest.of(evidence, new Allowlist.Entries(List.of(), List.of()), NOON, END);
        assertThat(DigestText.of(digest))
                .containsSubsequence("policy-g-3 ", "access key AKIA", "policy-latest (ADMIN)", "... and 4 more\n")
                .doesNotContain("policy-g-4");
    }

    @Test
    void an_entry_that_covered_a_step_in_90_days_is_used_though_the_identity_began_before() {
        evidence.covers(Coverage.first(NOON, LIFE));
        IdentityRecord approved = Records.approved("svc", NOON.minusSeconds(120));
        evidence.keep(approved);
        assertThat(approved.isGiven(NOON, END)).isTrue();
        assertThat(Digest.of(evidence, new Allowlist.Entries(List.of(Records.ANYBODY), List.of()), END.minus(DAY), END)
                        .notices())
                .isEmpty();
    }

    private List<String> names(Instant from, Instant to) {
        return Digest.of(evidence, new Allowlist.Entries(List.of(), List.of()), from, to).identities().stream()
                .map(IdentityRecord::identity)
                .toList();
    }

    /** A user who was given rights in two moments, the first that of its creation. */
    private static IdentityRecord grown(String name, Instant first, Instant last) {
        Subject user = new Subject.User("aws", Cast.HOME, name);
        return IdentityRecord.of(Records.judged(
                Allowlist.NOBODY,
                Cast.created(user, "c-" + name, first),
                Cast.granted(user, "g-" + name, first, Level.LIMITED),
                Cast.granted(user, "h-" + name, last, Level.LIMITED)));
    }
}
