package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.InMemorySettling;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains whose steps arrive one after the other, before a detector that lets incomplete findings settle. */
class SettlingTest {

    private static final Duration SETTLE = Duration.ofMinutes(3);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<ApiCall> CANONICAL = List.of(
            at("e-1", NOON, call(Operation.CREATE_USER, "userName", "a")),
            at(
                    "e-2",
                    NOON,
                    call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", policy("AdministratorAccess"))),
            at("e-3", NOON, call(Operation.CREATE_ACCESS_KEY, "userName", "a")));

    private final Hands clock = new Hands();
    private final List<String> told = new ArrayList<>();
    private final InMemorySettling settling = new InMemorySettling(SETTLE, clock);
    private final Telling telling = new Telling(
            new InMemoryFindingLog(clock),
            alert -> told.add(alert.activity() + " " + alert.finding().severity()),
            settling);
    private final Detector detector =
            new Detector(new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @ParameterizedTest
    @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
    void steps_that_arrive_within_the_settling_of_the_one_before_are_told_as_one(int first, int second, int third) {
        for (int step : List.of(first, second, third)) {
            observe(CANONICAL.get(step));
            pass(SETTLE.minus(SECOND));
        }
        pass(SETTLE);
        assertThat(told).containsExactly("CREATE HIGH");
    }

    @Test
    void a_pair_whose_creation_comes_a_second_before_it_has_settled_is_never_told() {
        Stream.of(2, 1).map(CANONICAL::get).forEach(this::observe);
        pass(SETTLE.minus(SECOND));
        observe(CANONICAL.get(0));
        pass(SETTLE);
        assertThat(told).containsExactly("CREATE HIGH");
    }

    @Test
    void a_pair_whose_creation_comes_when_it_has_settled_is_told_and_then_closed() {
        Stream.of(2, 1).map(CANONICAL::get).forEach(this::observe);
        pass(SETTLE);
        observe(CANONICAL.get(0));
        pass(SETTLE);
        assertThat(told).containsExactly("CREATE MEDIUM", "CREATE HIGH", "CLOSE HIGH");
    }

    @Test
    void an_incomplete_finding_is_told_as_it_stands_when_it_has_settled() {
        Stream.of(0, 1).map(CANONICAL::get).forEach(this::observe);
        pass(SETTLE.minus(SECOND));
        assertThat(told).isEmpty();
        pass(SECOND);
        assertThat(told).containsExactly("CREATE MEDIUM");
    }

    @Test
    void an_incomplete_finding_that_rises_settles_again_before_it_is_told_again() {
        ApiCall lesser = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", policy("IAMFullAccess"));
        observe(CANONICAL.get(0));
        observe(at("e-2a", NOON, lesser));
        pass(SETTLE);
        assertThat(told).containsExactly("CREATE MEDIUM");
        observe(CANONICAL.get(1));
        assertThat(told).hasSize(1);
        pass(SETTLE);
        assertThat(told).containsExactly("CREATE MEDIUM", "UPDATE MEDIUM");
    }

    @Test
    void a_record_that_comes_again_after_all_was_told_tells_nothing_more() {
        Stream.of(0, 1).map(CANONICAL::get).forEach(this::observe);
        pass(SETTLE);
        Stream.of(0, 1).map(CANONICAL::get).forEach(this::observe);
        pass(SETTLE);
        assertThat(told).hasSize(1);
    }

    @Test
    void what_people_are_not_told_of_does_not_settle() {
        Stream.of(0, 2).map(CANONICAL::get).forEach(this::observe);
        clock.pass(SETTLE);
        assertThat(settling.due()).isEmpty();
    }

    @Test
    void a_queue_that_takes_nothing_fails_the_event_so_that_it_is_tried_again() {
        Telling broken = new Telling(new InMemoryFindingLog(clock), alert -> {}, subject -> {
            throw new IllegalStateException("the queue is gone");
        });
        detector.remember(CANONICAL.get(0));
        assertThatThrownBy(() -> detector.observe(CANONICAL.get(1), broken, Severity.MEDIUM))
                .hasMessage("the queue is gone");
    }

    private void observe(ApiCall call) {
        detector.observe(call, telling, Severity.MEDIUM);
    }

    private void pass(Duration time) {
        clock.pass(time);
        settling.due().forEach(subject -> detector.settle(subject, telling, Severity.MEDIUM));
    }

    private static String policy(String name) {
        return "arn:aws:iam::aws:policy/" + name;
    }
}
