package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.oracle.Oracle.Found;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Of roles that are opened after they have been given and lost rights the core and the page say the same. */
class OracleOpenedRolePropertyTest {

    private static final Tuning TUNING = new Tuning(
            RightsHistories.WINDOW,
            RightsHistories.FOLLOW,
            Set.of(),
            Set.of(),
            Set.of(),
            Tuning.DEFAULT.attackTools(),
            Severity.INFORMATIONAL);

    /** So that most of what is given before belongs to no stretch. */
    private static final Instant OPENED = Cast.NOON.plus(Duration.ofMinutes(200));

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void the_core_finds_what_the_page_says(@ForAll("histories") List<ApiCall> history, @ForAll Random chance) {
        List<ApiCall> arriving = new ArrayList<>(history);
        Collections.shuffle(arriving, chance);
        World world = new World(TUNING);
        arriving.forEach(world.detector()::remember);
        assertThat(world.findings()).isEqualTo(oracle(steps(history)));
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE, seed = "4711", shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void what_was_taken_away_makes_a_difference_in_many_histories(@ForAll("histories") List<ApiCall> history) {
        List<Step> kept =
                steps(history).stream().filter(step -> !takesAway(step)).toList();
        Statistics.collect(oracle(steps(history)).equals(oracle(kept)));
        Statistics.coverage(coverage -> coverage.check(false).count(times -> times > 20));
    }

    @Provide
    Arbitrary<List<ApiCall>> histories() {
        List<Arbitrary<ApiCall>> calls = IntStream.range(0, 9)
                .mapToObj(number -> Combinators.combine(calls(), times())
                        .as((call, time) -> Calls.at("e-%02d".formatted(number), time, call)))
                .toList();
        return Combinators.combine(calls).as(OracleOpenedRolePropertyTest::withOpening);
    }

    private static List<ApiCall> withOpening(List<ApiCall> calls) {
        List<ApiCall> history = new ArrayList<>(calls);
        history.add(Calls.at("e-99", OPENED, opened()));
        return history;
    }

    private static Arbitrary<ApiCall> calls() {
        Arbitrary<ApiCall> onRole = RightsCalls.calls()
                .filter(call ->
                        call.request("roleName").filter("deploy"::equals).isPresent());
        Arbitrary<ApiCall> onPolicies = RightsCalls.calls()
                .filter(call -> call.request("policyArn").isPresent()
                        && call.eventName().contains("PolicyVersion"));
        return Arbitraries.frequencyOf(
                Tuple.of(6, onRole.filter(call -> !call.eventName().equals("CreateRole"))),
                Tuple.of(2, onPolicies),
                Tuple.of(1, Arbitraries.just(opened())));
    }

    private static ApiCall opened() {
        return trusting(List.of(Cast.THE_VENDOR), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "deploy"));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Arbitraries.integers().between(0, 14).map(at -> Cast.NOON.plus(Duration.ofMinutes(20L * at)))),
                Tuple.of(1, Arbitraries.integers().between(-1, 1).map(OPENED::plusSeconds)));
    }

    private static boolean takesAway(Step step) {
        return step.fact() instanceof Granted granted && granted.means() == Means.WITHDRAWAL;
    }

    private static List<Step> steps(List<ApiCall> history) {
        return history.stream().flatMap(call -> Step.of(call).stream()).toList();
    }

    private static Set<Found> oracle(List<Step> steps) {
        return new OracleRights(steps, TUNING).findings();
    }
}
