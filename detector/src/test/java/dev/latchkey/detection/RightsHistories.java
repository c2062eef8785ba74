package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.call;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Histories of calls whose rights go through policies, groups, roles and boundaries, at crowded times. */
final class RightsHistories {

    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration FOLLOW = Duration.ofHours(5);

    private static final int MOST_CALLS = 14;

    private RightsHistories() {}

    /** By which names change hands, besides creations: those come at any time. */
    private static final Set<String> TURNS = Set.of("UpdateUser", "UpdateGroup", "DeleteUser");

    static Arbitrary<List<ApiCall>> histories() {
        return Arbitraries.shuffle(IntStream.range(0, MOST_CALLS).boxed().toList())
                .flatMap(numbers -> Arbitraries.integers()
                        .between(3, MOST_CALLS)
                        .flatMap(howMany -> Combinators.combine(numbers.subList(0, howMany).stream()
                                        .map(RightsHistories::numbered)
                                        .toList())
                                .as(calls -> calls)));
    }

    private static Arbitrary<ApiCall> numbered(int number) {
        return Combinators.combine(RightsCalls.calls(), times(), actors()).as((call, time, actor) -> {
            boolean turn = TURNS.contains(call.eventName());
            // Most of them in one second, in which others are made and given something too.
            long minute = number % 3 == 0 ? 20L * number : 60;
            Instant at = turn ? Cast.NOON.plus(Duration.ofMinutes(minute)) : time;
            return Calls.by(actor, Calls.at("e-%02d".formatted(number), at, call));
        });
    }

    /** On the edges of window and follow, and on the seconds in which something is renamed. */
    private static Arbitrary<Instant> times() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.integers().between(0, 8).map(at -> Cast.NOON.plus(Duration.ofMinutes(20L * at)))),
                Tuple.of(
                        2,
                        Arbitraries.of(0, 1, 5, 6)
                                .flatMap(hours -> Arbitraries.of(-1, 0, 1)
                                        .map(second -> Cast.NOON
                                                .plus(WINDOW.multipliedBy(hours))
                                                .plusSeconds(second)))));
    }

    private static Arbitrary<Principal> actors() {
        return Arbitraries.frequency(
                Tuple.of(6, Cast.MALLORY),
                Tuple.of(2, Cast.TERRAFORM),
                Tuple.of(2, Cast.user("Alpha")),
                Tuple.of(1, Cast.user("beta")),
                Tuple.of(1, Cast.session("deploy", "ci")));
    }
}
