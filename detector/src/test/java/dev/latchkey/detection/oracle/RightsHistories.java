package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Calls.call;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Histories of calls whose rights go through policies, groups, roles and boundaries, at crowded times. */
final class RightsHistories {

    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration FOLLOW = Duration.ofHours(5);

    private static final int MOST_CALLS = 14;

    /** In which most names change hands. */
    private static final Instant CROWDED = Cast.NOON.plus(Duration.ofMinutes(60));

    /** In one second: of more the core tries not every order. */
    private static final int MOST_TURNS = 5;

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma");

    private RightsHistories() {}

    /** By which names change hands, besides creations: those come at any time. */
    private static final Set<String> TURNS = Set.of("UpdateUser", "UpdateGroup", "DeleteUser");

    /** Made once: jqwik compares those that are made for each try, value by value, to find their generators again. */
    private static final List<Arbitrary<ApiCall>> NUMBERED = numbered(RightsCalls.calls(), times(), actors());

    static Arbitrary<List<ApiCall>> histories() {
        return Arbitraries.shuffle(IntStream.range(0, MOST_CALLS).boxed().toList())
                .flatMap(numbers -> Arbitraries.integers()
                        .between(3, MOST_CALLS)
                        .flatMap(howMany -> Combinators.combine(numbers.subList(0, howMany).stream()
                                        .map(NUMBERED::get)
                                        .toList())
                                .as(calls -> calls)));
    }

    /** Two take a name in the second in which its bearer is deleted, among calls of any kind. */
    static Arbitrary<List<ApiCall>> successions() {
        return Combinators.combine(histories(), Arbitraries.shuffle(100, 101, 102), Arbitraries.shuffle(NAMES))
                .as((history, numbers, names) -> {
                    List<ApiCall> fewer = history.subList(0, Math.min(history.size(), MOST_CALLS / 2));
                    Stream<ApiCall> succession = Stream.of(
                            at(CROWDED, numbers.get(0), deleted(names.get(0))),
                            at(CROWDED, numbers.get(1), renamed(names.get(1), names.get(0))),
                            at(CROWDED, numbers.get(2), renamed(names.get(2), names.get(0))));
                    return Stream.concat(fewer.stream(), succession).toList();
                })
                .filter(history ->
                        history.stream().filter(RightsHistories::isTurnOfUser).count() <= MOST_TURNS);
    }

    private static ApiCall at(Instant time, int number, ApiCall call) {
        return Calls.at("e-%02d".formatted(number), time, call);
    }

    private static ApiCall deleted(String name) {
        return call(Operation.DELETE_USER, "userName", name);
    }

    private static ApiCall renamed(String from, String to) {
        return call(Operation.UPDATE_USER, "userName", from, "newUserName", to);
    }

    private static boolean isTurnOfUser(ApiCall call) {
        return call.time().equals(CROWDED)
                && Set.of("CreateUser", "UpdateUser", "DeleteUser").contains(call.eventName());
    }

    private static List<Arbitrary<ApiCall>> numbered(
            Arbitrary<ApiCall> calls, Arbitrary<Instant> times, Arbitrary<Principal> actors) {
        return IntStream.range(0, MOST_CALLS)
                .mapToObj(number -> Combinators.combine(calls, times, actors)
                        .as((call, time, actor) -> numbered(number, call, time, actor)))
                .toList();
    }

    private static ApiCall numbered(int number, ApiCall call, Instant time, Principal actor) {
        boolean turn = TURNS.contains(call.eventName());
        // Most of them in one second, in which others are made and given something too.
        Instant turning = number % 3 == 0 ? Cast.NOON.plus(Duration.ofMinutes(20L * number)) : CROWDED;
        Instant at = turn ? turning : time;
        return Calls.by(actor, Calls.at("e-%02d".formatted(number), at, call));
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
                Tuple.of(1, Sessions.ofRole("deploy", "ci")));
    }
}
