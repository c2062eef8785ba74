package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By which of its traits a finding is raised. */
class AssessmentTest {

    private static final Stretch STRETCH = Stretches.of(
                    Chain.of(NEW_USER, List.of(created(NEW_USER, "e-1", NOON))), Tuning.DEFAULT)
            .get(0);

    @Test
    void a_strong_trait_alone_raises_it() {
        assertThat(raisedBy(Kind.OUT_OF_BOUNDS, Kind.SCRIPTED)).containsExactly(Kind.OUT_OF_BOUNDS);
    }

    @Test
    void of_two_strong_traits_neither_is_needed() {
        assertThat(raisedBy(Kind.OUT_OF_BOUNDS, Kind.ROOT_CALLER)).isEmpty();
    }

    @Test
    void of_two_weak_traits_both_are_needed_and_of_three_none() {
        assertThat(raisedBy(Kind.DENIED_BEFORE, Kind.NO_MFA)).containsExactly(Kind.DENIED_BEFORE, Kind.NO_MFA);
        assertThat(raisedBy(Kind.DENIED_BEFORE, Kind.NO_MFA, Kind.UNEXPECTED_REGION))
                .isEmpty();
    }

    @Test
    void one_weak_trait_raises_nothing() {
        assertThat(raisedBy(Kind.NO_MFA)).isEmpty();
    }

    private static List<Kind> raisedBy(Kind... kinds) {
        List<Trait> traits =
                Stream.of(kinds).map(kind -> new Trait(kind, "seen")).toList();
        Assessment assessment = new Assessment(STRETCH, Case.NEW_USER_KEYED, traits, List.of());
        return Stream.of(Kind.values()).filter(assessment::isRaisedBy).toList();
    }
}
