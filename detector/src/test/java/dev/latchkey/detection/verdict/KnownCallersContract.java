package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learnt of callers, whoever remembers it and whoever reads it. */
public abstract class KnownCallersContract {

    protected static final Subject MALLORY = caller("arn:aws:iam::" + Cast.HOME + ":user/mallory");
    private static final Subject EVE = caller("arn:aws:iam::" + Cast.HOME + ":user/eve");

    /** As they are now. */
    protected abstract KnownCallers callers();

    protected abstract SightingLog log();

    @Test
    void nobody_is_known_at_first() {
        assertThat(callers().of(Set.of(MALLORY, anybody())).first()).isEmpty();
    }

    @Test
    void of_each_the_earliest_counts_in_whatever_order_it_is_learnt() {
        log().learn(List.of(seen(MALLORY, NOON.plusSeconds(1)), seen(MALLORY, NOON)));
        log().learn(List.of(seen(MALLORY, NOON.plusSeconds(2)), seen(EVE, NOON.plusSeconds(9))));
        assertThat(first(MALLORY, EVE)).isEqualTo(Map.of(MALLORY, byCli(NOON), EVE, byCli(NOON.plusSeconds(9))));
        log().learn(List.of(seen(EVE, NOON.minusSeconds(5))));
        assertThat(first(EVE)).isEqualTo(Map.of(EVE, byCli(NOON.minusSeconds(5))));
    }

    @Test
    void each_method_is_learnt_by_itself() {
        Map<Method, Instant> methods = new EnumMap<>(Method.class);
        Instant time = NOON;
        for (Method method : Method.values()) {
            time = time.plusSeconds(1);
            methods.put(method, time);
            log().learn(List.of(
                    new Sighting(MALLORY, method, time), new Sighting(MALLORY, method, time.plusSeconds(100))));
        }
        assertThat(first(MALLORY, anybody())).isEqualTo(Map.of(MALLORY, methods, anybody(), methods));
        log().learn(List.of(
                new Sighting(MALLORY, Method.SDK, NOON.minusSeconds(7)),
                new Sighting(MALLORY, Method.IAC, NOON.minusSeconds(9))));
        methods.put(Method.SDK, NOON.minusSeconds(7));
        methods.put(Method.IAC, NOON.minusSeconds(9));
        assertThat(first(MALLORY, anybody())).isEqualTo(Map.of(MALLORY, methods, anybody(), methods));
    }

    @Test
    void that_anybody_was_seen_is_learnt_with_it_account_by_account() {
        Subject elsewhere = new Subject.Thing(Subject.Kind.CALLER, "aws", Cast.SISTER, "account:" + Cast.VENDOR);
        log().learn(List.of(seen(MALLORY, NOON), seen(EVE, NOON.minusSeconds(1)), seen(elsewhere, NOON)));
        Subject anybodyElsewhere = seen(elsewhere, NOON).ofAnybody().caller();
        assertThat(first(anybody(), anybodyElsewhere))
                .isEqualTo(Map.of(anybody(), byCli(NOON.minusSeconds(1)), anybodyElsewhere, byCli(NOON)));
    }

    @Test
    void as_many_are_told_as_one_judgement_asks_for() {
        List<Sighting> many = IntStream.range(0, Strangers.MOST)
                .mapToObj(number -> seen(caller("arn:aws:iam::" + Cast.HOME + ":user/u" + number), NOON))
                .toList();
        log().learn(many);
        Set<Subject> asked = many.stream().map(Sighting::caller).collect(Collectors.toSet());
        asked.add(anybody());
        assertThat(callers().of(asked).first()).hasSize(Strangers.MOST + 1);
    }

    @Test
    void a_name_longer_than_any_of_aws_is_learnt_like_others() {
        Subject endless = caller("arn:aws:iam::" + Cast.HOME + ":role/" + "x".repeat(65_000));
        log().learn(List.of(seen(endless, NOON)));
        assertThat(first(endless)).isEqualTo(Map.of(endless, byCli(NOON)));
    }

    protected static Sighting seen(Subject caller, Instant time) {
        return new Sighting(caller, Method.CLI, time);
    }

    protected static Map<Method, Instant> byCli(Instant time) {
        return Map.of(Method.CLI, time);
    }

    private static Subject anybody() {
        return seen(MALLORY, NOON).ofAnybody().caller();
    }

    private Map<Subject, Map<Method, Instant>> first(Subject... asked) {
        return callers().of(Set.of(asked)).first();
    }

    private static Subject caller(String name) {
        return new Subject.Thing(Subject.Kind.CALLER, "aws", Cast.HOME, name);
    }
}
