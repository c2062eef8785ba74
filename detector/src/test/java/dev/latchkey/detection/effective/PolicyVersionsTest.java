package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version of a customer's policy counts when. */
class PolicyVersionsTest {

    private static final String ARN = "arn:aws:iam::111122223333:policy/p";
    private static final PolicyDocument ALL = allow("*", "*");
    private static final PolicyDocument READ = allow("s3:GetObject", "*");
    private static final ApiCall ATTACHED = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ARN);

    private final History history = new History();

    @Test
    void what_an_earlier_version_allowed_is_gone_when_a_narrower_one_is_in_force() {
        history.then(0, version("v1", true, ALL))
                .then(1, version("v2", true, READ))
                .then(2, ATTACHED);
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void a_version_made_the_default_allows_what_it_said_and_not_what_the_latest_says() {
        history.then(0, version("v2", false, READ))
                .then(1, version("v3", false, ALL))
                .then(2, defaulted("v2"));
        assertThat(levels(history.then(3, ATTACHED))).containsExactly(Level.LIMITED);
    }

    @Test
    void one_of_a_policy_made_again_later_under_the_same_name_does_not_count_for_it() {
        history.then(0, version("v2", false, READ))
                .then(1, defaulted("v2"))
                .then(2, ATTACHED)
                .then(3, version("v2", false, ALL));
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void of_two_policies_that_bore_the_name_the_versions_of_the_later_count() {
        history.then(0, version("v2", false, READ))
                .then(1, version("v2", false, ALL))
                .then(2, defaulted("v2"));
        assertThat(levels(history.then(3, ATTACHED))).containsExactly(Level.ADMIN);
    }

    @Test
    void of_two_that_bore_it_within_one_second_the_order_is_not_known_and_the_stronger_counts() {
        history.then(0, version("v2", false, ALL), version("v2", false, READ), defaulted("v2"));
        assertThat(levels(history.then(1, ATTACHED))).containsExactly(Level.ADMIN);
    }

    @Test
    void a_role_that_only_an_earlier_version_let_assume_brings_nothing_more() {
        PolicyDocument assumes = allow("sts:AssumeRole", "arn:aws:iam::111122223333:role/r");
        history.then(0, trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(1, version("v1", true, assumes), ATTACHED)
                .then(2, version("v2", true, READ))
                .then(3, allowing(ALL, call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "i")));
        assertThat(levels()).containsExactly(Level.LIMITED, Level.LIMITED);
    }

    @Test
    void a_policy_with_more_versions_than_are_read_is_not_known() {
        for (int at = 0; at < ChainStore.STEPS_PER_STAGE; at++) {
            history.then(0, version("v" + at, true, READ));
        }
        assertThat(levels(history.then(2, ATTACHED))).containsExactly(Level.LIMITED);
        history.then(1, version("last", true, READ));
        assertThat(levels()).containsExactly(Level.UNKNOWN);
    }

    @Test
    void the_default_version_is_read_however_many_were_made_and_never_became_it() {
        history.then(1, version("v1", true, READ));
        for (int at = 0; at < ChainStore.STEPS_PER_STAGE; at++) {
            history.then(0, version("other" + at, false, ALL));
        }
        assertThat(history.read(Step.of(version("v1", true, READ)).get(0).subject())
                        .of(Stage.GRANT))
                .extracting(step -> step.fact().shown())
                .anyMatch(shown -> shown.startsWith("version v1 "));
    }

    @Test
    void a_version_that_the_answer_calls_the_default_is_in_force_though_the_request_did_not_say_so() {
        ApiCall made = answered(
                "policyVersion.versionId",
                "v2",
                allowing(ALL, call(Operation.CREATE_POLICY_VERSION, "policyArn", ARN)));
        history.then(0, version("v1", true, READ)).then(2, ATTACHED);
        assertThat(levels(history.then(1, answered("policyVersion.isDefaultVersion", "false", made))))
                .containsExactly(Level.LIMITED);
        assertThat(levels(history.then(1, answered("policyVersion.isDefaultVersion", "true", made))))
                .containsExactly(Level.ADMIN);
    }

    private static ApiCall version(String version, boolean current, PolicyDocument document) {
        ApiCall made = call(Operation.CREATE_POLICY_VERSION, "policyArn", ARN, "setAsDefault", String.valueOf(current));
        return answered("policyVersion.versionId", version, allowing(document, made));
    }

    private static ApiCall defaulted(String version) {
        return call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", ARN, "versionId", version);
    }

    private List<Level> levels() {
        return levels(history);
    }

    private static List<Level> levels(History of) {
        return of.granted(user("a"));
    }
}
