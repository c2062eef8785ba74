package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learnt of callers, whoever remembers it. */
public abstract class KnownCallersContract {

    protected static final Subject MALLORY = caller("arn:aws:iam::" + Cast.HOME + ":user/mallory");
    private static final Subject EVE = caller("arn:aws:iam::" + Cast.HOME + ":user/eve");

    protected abstract KnownCallers callers();

    @Test
    void nobody_is_known_at_first() {
        assertThat(callers().of(Set.of(MALLORY, anybody())).first()).isEmpty();
    }

    @Test
    void of_each_the_earliest_counts_in_whatever_order_it_is_learnt() {
        KnownCallers callers = callers();
        callers.learn(List.of(new Sighting(MALLORY, NOON.plusSeconds(1)), new Sighting(MALLORY, NOON)));
        callers.learn(List.of(new Sighting(MALLORY, NOON.plusSeconds(2)), new Sighting(EVE, NOON.plusSeconds(9))));
        assertThat(first(callers, MALLORY, EVE)).isEqualTo(Map.of(MALLORY, NOON, EVE, NOON.plusSeconds(9)));
        callers.learn(List.of(new Sighting(EVE, NOON.minusSeconds(5))));
        assertThat(first(callers, EVE)).isEqualTo(Map.of(EVE, NOON.minusSeconds(5)));
    }

    @Test
    void that_anybody_was_seen_is_learnt_with_it_account_by_account() {
        KnownCallers callers = callers();
        Subject elsewhere = new Subject.Thing(Subject.Kind.CALLER, "aws", Cast.SISTER, "account:" + Cast.VENDOR);
        callers.learn(List.of(
                new Sighting(MALLORY, NOON), new Sighting(EVE, NOON.minusSeconds(1)), new Sighting(elsewhere, NOON)));
        Subject anybodyElsewhere = new Sighting(elsewhere, NOON).ofAnybody().caller();
        assertThat(first(callers, anybody(), anybodyElsewhere))
                .isEqualTo(Map.of(anybody(), NOON.minusSeconds(1), anybodyElsewhere, NOON));
    }

    @Test
    void as_many_are_told_as_one_judgement_asks_for() {
        List<Sighting> many = IntStream.range(0, Strangers.MOST)
                .mapToObj(number -> new Sighting(caller("arn:aws:iam::" + Cast.HOME + ":user/u" + number), NOON))
                .toList();
        KnownCallers callers = callers();
        callers.learn(many);
        Set<Subject> asked = many.stream().map(Sighting::caller).collect(Collectors.toSet());
        asked.add(anybody());
        assertThat(callers.of(asked).first()).hasSize(Strangers.MOST + 1);
    }

    @Test
    void a_name_longer_than_any_of_aws_is_learnt_like_others() {
        Subject endless = caller("arn:aws:iam::" + Cast.HOME + ":role/" + "x".repeat(65_000));
        KnownCallers callers = callers();
        callers.learn(List.of(new Sighting(endless, NOON)));
        assertThat(first(callers, endless)).isEqualTo(Map.of(endless, NOON));
    }

    private static Subject anybody() {
        return new Sighting(MALLORY, NOON).ofAnybody().caller();
    }

    private static Map<Subject, Instant> first(KnownCallers callers, Subject... asked) {
        return callers.of(Set.of(asked)).first();
    }

    private static Subject caller(String name) {
        return new Subject.Thing(Subject.Kind.CALLER, "aws", Cast.HOME, name);
    }
}
