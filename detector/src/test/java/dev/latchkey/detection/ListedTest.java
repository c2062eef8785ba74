package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an event leaves in the log if nobody is told of it. */
class ListedTest {

    private static final ApiCall KEY = call(Operation.CREATE_ACCESS_KEY, "userName", "a");
    private static final ApiCall RIGHTS =
            call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess");

    private final Detector detector =
            new Detector(new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));
    private int calls;

    @Test
    void a_key_by_itself_is_listed() {
        assertThat(observe(KEY)).containsExactly("Unrelated CreateAccessKey");
    }

    @Test
    void it_is_listed_when_it_comes_and_not_with_each_event_after_it() {
        assertThat(observe(RIGHTS)).containsExactly("Unrelated AttachUserPolicy");
        assertThat(observe(RIGHTS)).containsExactly("Unrelated AttachUserPolicy");
    }

    @Test
    void what_is_part_of_a_finding_is_not_listed_beside_it() {
        observe(call(Operation.CREATE_USER, "userName", "a"));
        assertThat(observe(KEY)).containsExactly("Incomplete CreateUser, CreateAccessKey");
        assertThat(observe(RIGHTS)).containsExactly("Suspicious CreateUser, CreateAccessKey, AttachUserPolicy");
    }

    @Test
    void nor_is_what_was_given_under_a_name_that_has_been_given_up() {
        observe(call(Operation.CREATE_USER, "userName", "a"));
        observe(call(Operation.UPDATE_USER, "userName", "a", "newUserName", "b"));
        ApiCall before = at("e-late", NOON.plusSeconds(1), KEY);
        assertThat(shown(detector.observe(before, telling(), Severity.MEDIUM)))
                .containsExactly("Incomplete CreateUser, CreateAccessKey");
    }

    @Test
    void nor_is_what_comes_beside_what_others_gave_and_still_is_too_little() {
        observe(by(Cast.TERRAFORM, KEY));
        observe(by(Cast.TERRAFORM, RIGHTS));
        assertThat(observe(KEY)).containsExactly("Unrelated CreateAccessKey");
    }

    @Test
    void a_user_and_a_role_of_one_name_that_one_call_names_are_two() {
        observe(call(Operation.CREATE_USER, "userName", "a"));
        assertThat(observe(trusting(
                        List.of(named("user/a"), named("role/a")),
                        call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"))))
                .containsExactlyInAnyOrder(
                        "Incomplete CreateUser, UpdateAssumeRolePolicy",
                        "Unrelated UpdateAssumeRolePolicy",
                        "Unrelated UpdateAssumeRolePolicy");
    }

    @Test
    void what_is_taken_away_is_not_listed_though_it_may_have_been_a_deny() {
        assertThat(observe(
                        call(Operation.DETACH_USER_POLICY, "userName", "a", "policyArn", "arn:aws:iam::aws:policy/X")))
                .isEmpty();
    }

    @Test
    void what_a_policy_or_group_came_to_allow_is_listed_if_it_is_much_and_nobody_is_told_of_for_it() {
        ApiCall version = allowing(
                allow("*", "*"),
                call(Operation.CREATE_POLICY_VERSION, "policyArn", arn("policy/p"), "setAsDefault", "true"));
        assertThat(observe(version)).containsExactly("Unrelated CreatePolicyVersion");
        assertThat(observe(allowing(allow("s3:GetObject", "*"), version))).isEmpty();
        observe(call(Operation.CREATE_USER, "userName", "a"));
        observe(call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", arn("policy/p")));
        assertThat(observe(version)).containsExactly("Incomplete CreateUser, AttachUserPolicy, CreatePolicyVersion");
        assertThat(observe(inGroup("AdministratorAccess"))).containsExactly("Unrelated AttachGroupPolicy");
        assertThat(observe(inGroup("ReadOnlyAccess"))).isEmpty();
    }

    private static ApiCall inGroup(String policy) {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", "arn:aws:iam::aws:policy/" + policy);
    }

    @Test
    void a_note_is_not_listed() {
        assertThat(observe(call(Operation.DELETE_ACCESS_KEY, "userName", "a", "accessKeyId", "AKIAOLDEXAMPLE")))
                .isEmpty();
    }

    private static Trusted named(String what) {
        return new Trusted(Kind.AWS, arn(what), false, false);
    }

    private List<String> observe(ApiCall call) {
        calls++;
        return shown(detector.observe(
                at("e-" + calls, NOON.plusSeconds(60L * (calls - 1)), call), telling(), Severity.MEDIUM));
    }

    private static Telling telling() {
        return new Telling(new InMemoryFindingLog(new Hands()), alert -> {});
    }

    private static List<String> shown(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.getClass().getSimpleName() + " "
                        + String.join(
                                ", ",
                                verdict.stretch().steps().stream()
                                        .map(step -> step.operation().eventName())
                                        .toList()))
                .toList();
    }
}
