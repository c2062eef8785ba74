package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final ApiCall OPENED = trusting(
            List.of(Cast.userOf("a"), Cast.userOf("b"), Cast.userOf("c"), Cast.THE_VENDOR),
            call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"));

    private final InMemoryChainStore store = new InMemoryChainStore();
    private final Set<String> broken = new TreeSet<>();
    private final List<String> told = new ArrayList<>();
    private final Telling telling = new Telling(new InMemoryFindingLog(new Hands()), alert -> {
        String target = alert.finding().stretch().target();
        if (broken.contains(target)) {
            throw new IllegalStateException("cannot tell of " + target);
        }
        told.add(target + " " + alert.finding().severity());
    });
    private final Detector detector =
            new Detector(store, Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @Test
    void a_chain_is_told_when_its_last_step_arrives_and_not_again_for_a_repeated_record() {
        observe("e-1", call(Operation.CREATE_USER, "userName", "a"));
        observe("e-2", call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        assertThat(told).isEmpty();
        observe("e-3", call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));
        observe("e-3", call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));
        assertThat(told).containsExactly("a HIGH");
    }

    @Test
    void whoever_is_reached_through_a_group_is_told_of_too() {
        observe("e-1", call(Operation.CREATE_USER, "userName", "a"));
        observe("e-2", call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"));
        observe("e-3", call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ADMIN));
        assertThat(told).containsExactly("a MEDIUM");
    }

    @Test
    void a_chain_is_told_once_more_when_whoever_was_stopped_goes_on_and_then_no_more() {
        ApiCall stopped = by(
                Sessions.ofRole("Responders", "oncall"),
                allowing(deny("*", "*"), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "Stop")));
        ApiCall again = by(Cast.user("a"), call(Operation.DELETE_USER_POLICY, "userName", "a", "policyName", "Stop"));
        ApiCall admin = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN);
        List<ApiCall> calls = List.of(
                call(Operation.CREATE_USER, "userName", "a"),
                call(Operation.CREATE_ACCESS_KEY, "userName", "a"),
                admin,
                stopped,
                again,
                stopped,
                again,
                admin);
        List<Integer> toldAfter = new ArrayList<>();
        for (int at = 0; at < calls.size(); at++) {
            detector.observe(at("e-" + at, NOON.plusSeconds(60L * at), calls.get(at)), telling, Severity.MEDIUM);
            toldAfter.add(told.size());
        }
        assertThat(toldAfter).containsExactly(0, 0, 1, 1, 2, 2, 2, 2);
        assertThat(told).containsOnly("a HIGH");
    }

    @Test
    void one_identity_that_cannot_be_told_of_keeps_no_other_from_it_and_all_failures_are_thrown_together() {
        for (String name : List.of("a", "b", "c")) {
            observe("e-1" + name, call(Operation.CREATE_ACCESS_KEY, "userName", name));
        }
        observe("e-2", call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        broken.addAll(List.of("a", "r"));
        assertThatThrownBy(() -> observe("e-3", OPENED))
                .hasMessage("cannot tell of r")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("cannot tell of a"));
        assertThat(told).containsExactly("b MEDIUM", "c MEDIUM");
    }

    @Test
    void everything_is_remembered_before_anything_is_judged() {
        broken.add("r");
        assertThatThrownBy(() -> observe("e-1", OPENED)).hasMessage("cannot tell of r");
        assertThat(store.subjects()).extracting(Subject::name).contains("r", "a", "b", "c");
    }

    private void observe(String eventId, ApiCall call) {
        detector.observe(at(eventId, NOON, call), telling, Severity.MEDIUM);
    }
}
