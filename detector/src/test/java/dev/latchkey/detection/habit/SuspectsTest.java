package dev.latchkey.detection.habit;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which traits make a chain one that no entry may approve. */
class SuspectsTest {

    @Test
    void that_a_caller_or_its_method_is_new_makes_no_suspect() {
        assertThat(isSuspect(Kind.STRANGER)).isFalse();
        assertThat(isSuspect(Kind.UNUSUAL_METHOD, Kind.DENIED_BEFORE)).isFalse();
    }

    @Test
    void what_raises_without_it_does() {
        assertThat(isSuspect(Kind.STRANGER, Kind.UNEXPECTED_COUNTRY)).isTrue();
        assertThat(isSuspect(Kind.UNUSUAL_METHOD, Kind.DENIED_BEFORE, Kind.NO_MFA))
                .isTrue();
    }

    @Test
    void whoever_was_stopped_in_vain_is_one_though_that_has_no_weight() {
        assertThat(Suspects.is(with(Kind.UNDONE))).isTrue();
        assertThat(Suspects.is(with(Kind.SCRIPTED))).isFalse();
    }

    private static boolean isSuspect(Kind... kinds) {
        Assessment raised = with(kinds);
        assertThat(raised.severity()).isEqualTo(Severity.MEDIUM);
        return Suspects.is(raised);
    }

    private static Assessment with(Kind... kinds) {
        Assessment low = Weeks.ANALYTIC
                .judge(Chain.of(
                        NEW_USER,
                        List.of(
                                Cast.created(NEW_USER, "e-1", NOON),
                                Cast.keyed(NEW_USER, "e-2", NOON.plusSeconds(60)))))
                .get(0)
                .assessed()
                .orElseThrow();
        List<Trait> traits =
                Stream.of(kinds).map(kind -> new Trait(kind, "as it was seen")).toList();
        return new Assessment(low.stretch(), low.inTable(), traits, List.of());
    }
}
