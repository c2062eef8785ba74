package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.omitted;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose caller is told of late is judged again, as if the record had come in time. */
class LateCallerTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final List<String> told = new ArrayList<>();
    private final Telling telling = new Telling(
            new InMemoryFindingLog(new Hands()),
            alert -> told.add(
                    alert.finding().stretch().target() + " " + alert.finding().severity()));
    private final Detector detector =
            new Detector(new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_young_caller_is_one_in_any_order_of_arrival(int seed) {
        List<ApiCall> calls = new ArrayList<>();
        calls.addAll(made("one", "svc-first", 0, Cast.MALLORY));
        calls.addAll(made("two", "svc-second", 600, Cast.user("svc-first")));
        Collections.shuffle(calls, new Random(seed));
        calls.forEach(this::observe);
        assertThat(told).contains("svc-second CRITICAL").doesNotContain("svc-first CRITICAL");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void so_is_one_that_was_made_under_another_name(int seed) {
        List<ApiCall> calls = new ArrayList<>(made("two", "svc-second", 600, Cast.user("c")));
        calls.add(at("e-1", NOON, call(Operation.CREATE_USER, "userName", "a")));
        calls.add(at("e-2", NOON.plusSeconds(60), renamed("a", "b")));
        calls.add(at("e-3", NOON.plusSeconds(70), renamed("b", "c")));
        Collections.shuffle(calls, new Random(seed));
        calls.forEach(this::observe);
        assertThat(told).contains("svc-second CRITICAL");
    }

    /** Who calls himself another way each time has as many judged again as the names that are followed lead to. */
    @Test
    void no_more_of_its_later_names_are_followed_than_a_judgement_follows() {
        for (int number = 0; number < 20; number++) {
            int second = 1_000 * (number + 1);
            String other = "other-" + number;
            observe(at("to-" + number, NOON.plusSeconds(second), renamed("svc", other)));
            made("made-" + number + "-", "made-" + number, second + 60, Cast.user(other))
                    .forEach(this::observe);
            observe(at("back-" + number, NOON.plusSeconds(second + 200), renamed(other, "svc")));
        }
        assertThat(judgedBy(at("e-1", NOON, call(Operation.CREATE_USER, "userName", "svc"))))
                .filteredOn(name -> name.startsWith("made-"))
                .hasSize(10)
                .contains("made-0", "made-9");
    }

    @Test
    void those_whom_others_left_its_name_for_before_it_are_not_among_them() {
        for (int number = 0; number < 20; number++) {
            int second = 10 * number - 1_000;
            observe(at("to-" + number, NOON.plusSeconds(second), renamed("svc", "other-" + number)));
        }
        observe(at("e-2", NOON.plusSeconds(60), renamed("svc", "last")));
        made("made", "svc-second", 600, Cast.user("last")).forEach(this::observe);
        assertThat(judgedBy(at("e-1", NOON, call(Operation.CREATE_USER, "userName", "svc"))))
                .contains("svc-second");
    }

    @Test
    void a_call_whose_parameters_were_left_out_raises_what_its_caller_did_before() {
        observe(at("e-1", NOON, call(Operation.CREATE_USER, "userName", "svc")));
        observe(at("e-2", NOON.plusSeconds(12), call(Operation.CREATE_ACCESS_KEY, "userName", "svc")));
        assertThat(told).isEmpty();
        observe(at("e-3", NOON.plusSeconds(50), omitted(call(Operation.PUT_USER_POLICY, "userName", "svc"))));
        assertThat(told).containsExactly("svc MEDIUM");
    }

    @Test
    void a_denial_judges_again_what_was_done_after_it() {
        made("one", "svc", 60, Cast.MALLORY).forEach(this::observe);
        assertThat(judgedBy(denial("e-9", 0))).containsExactly("svc");
    }

    @Test
    void a_denial_after_everything_judges_nobody_again() {
        made("one", "svc", 60, Cast.MALLORY).forEach(this::observe);
        assertThat(judgedBy(denial("e-9", 600))).isEmpty();
    }

    @Test
    void a_denial_of_somebody_else_judges_nobody_again() {
        made("one", "svc", 60, Cast.MALLORY).forEach(this::observe);
        assertThat(judgedBy(by(Cast.user("eve"), denial("e-9", 0)))).isEmpty();
    }

    private static ApiCall renamed(String from, String to) {
        return call(Operation.UPDATE_USER, "userName", from, "newUserName", to);
    }

    private static ApiCall denial(String eventId, int second) {
        return at(eventId, NOON.plusSeconds(second), failed("AccessDenied", call(Operation.CREATE_USER)));
    }

    private static List<ApiCall> made(String id, String name, int second, Principal actor) {
        return List.of(
                by(actor, at(id + 1, NOON.plusSeconds(second), call(Operation.CREATE_USER, "userName", name))),
                by(
                        actor,
                        at(
                                id + 2,
                                NOON.plusSeconds(second + 20),
                                call(Operation.ATTACH_USER_POLICY, "userName", name, "policyArn", ADMIN))),
                by(
                        actor,
                        at(
                                id + 3,
                                NOON.plusSeconds(second + 41),
                                call(Operation.CREATE_ACCESS_KEY, "userName", name))));
    }

    private List<String> judgedBy(ApiCall call) {
        return observe(call).stream()
                .map(verdict -> verdict.stretch().target())
                .distinct()
                .toList();
    }

    private List<Verdict> observe(ApiCall call) {
        return detector.observe(call, telling, Severity.MEDIUM);
    }
}
