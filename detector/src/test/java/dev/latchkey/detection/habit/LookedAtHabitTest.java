package dev.latchkey.detection.habit;

import static dev.latchkey.detection.habit.Weeks.by;
import static dev.latchkey.detection.habit.Weeks.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a person has looked at, and knows to be business. */
class LookedAtHabitTest {

    private static final UnaryOperator<Step> SAME = UnaryOperator.identity();
    private static final Origin PACU = new Origin("198.51.100.23", "pacu", false);

    private final Weeks weeks = new Weeks()
            .user(1, "ci-1")
            .user(2, "ci-2")
            .user(3, "ci-3")
            .user(4, "ci-odd", through(PACU))
            .user(5, "ci-odd2", through(PACU));

    @Test
    void a_name_that_keeps_a_pattern_out_is_told_with_the_number_that_lets_it_in() {
        assertThat(entries()).isEmpty();
        Reason reason = suggested().leftOut().get(0).reason();
        assertThat(reason.why())
                .isEqualTo("its name fits no pattern that is usual and that no suspect chain fits: ci-odd (High),"
                        + " ci-odd2 (High)");
        assertThat(reason.cure())
                .endsWith("--looked-at " + uid("ci-odd").substring(0, 8) + ":high,"
                        + uid("ci-odd2").substring(0, 8) + ":high");
    }

    @Test
    void all_that_keep_a_pattern_out_must_be_looked_at() {
        assertThat(entries(uid("ci-odd"))).isEmpty();
        assertThat(entries(uid("ci-odd"), uid("ci-odd2")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.bounds().targets()).containsExactly("ci-*"));
    }

    @Test
    void nothing_is_learnt_from_what_was_looked_at() {
        Weeks elsewhere =
                new Weeks().habit("ci-", SAME).user(5, "ci-x", through(new Origin("203.0.113.9", "pacu", false)));
        Suggestion suggestion = elsewhere.suggested(Set.of(uid(elsewhere, "ci-x")));
        assertThat(suggestion.entries())
                .singleElement()
                .satisfies(it -> assertThat(it.entry().bounds().networks())
                        .extracting(Object::toString)
                        .containsExactly("198.51.100.23/32"));
        assertThat(suggestion.leftOut()).extracting(LeftOut::why).containsExactly(Unfit.STRONG_TRAIT.sentence());
    }

    @Test
    void what_is_high_by_the_table_opens_names_but_is_not_approved_by_them() {
        Weeks strong = new Weeks().habit("ci-", SAME).user(9, "ci-admin", Level.ADMIN, by(Cast.MALLORY));
        Suggestion suggestion = strong.suggested(Set.of(uid(strong, "ci-admin")));
        assertThat(suggestion.entries()).hasSize(1);
        assertThat(suggestion.effect().left())
                .extracting(it -> it.stretch().target())
                .containsExactly("ci-admin");
    }

    private Suggestion suggested(String... lookedAt) {
        return weeks.suggested(Arrays.stream(lookedAt).collect(Collectors.toSet()));
    }

    private List<AllowlistEntry> entries(String... lookedAt) {
        return suggested(lookedAt).entries().stream().map(Proposed::entry).toList();
    }

    private String uid(String target) {
        return uid(weeks, target);
    }

    private static String uid(Weeks weeks, String target) {
        Verdict verdict = weeks.judged(List.of()).stream()
                .filter(it -> it.stretch().target().equals(target))
                .findFirst()
                .orElseThrow();
        return Finding.of(verdict.finding().orElseThrow()).uid();
    }
}
