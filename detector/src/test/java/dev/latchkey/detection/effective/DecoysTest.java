package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker puts before or beside what gives him power neither hides it nor makes it less. */
class DecoysTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String OWN = arn("policy/own");
    private static final PolicyDocument LITTLE = allow("s3:GetObject", "*");

    private final History history = new History();

    @ParameterizedTest
    @ValueSource(strings = {"role/x-*", "role/${aws:PrincipalTag/team}", "role/*"})
    void a_pattern_beside_it_leaves_a_role_that_is_known_what_it_is(String pattern) {
        administratorRole();
        history.then(1, assuming(arn("role/r"), arn(pattern)), key());
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
    }

    /** One statement may let its holder act as root, of which nothing is known, and assume a role that is. */
    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::444455556666:root", "*"})
    void the_root_of_an_account_beside_it_leaves_it_what_it_is(String root) {
        administratorRole();
        ApiCall both = allowing(
                allow("sts:*", arn("role/r"), root),
                call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "i"));
        history.then(1, both, key());
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
    }

    @Test
    void so_do_more_roles_before_it_than_a_few() {
        administratorRole();
        String[] roles = Stream.concat(
                        IntStream.range(0, 100).mapToObj(at -> arn("role/decoy" + at)), Stream.of(arn("role/r")))
                .toArray(String[]::new);
        history.then(1, assuming(roles), key());
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
    }

    @Test
    void what_the_role_gets_later_comes_to_him_too() {
        history.then(0, trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(1, assuming(arn("role/r"), arn("role/x-*")), key())
                .then(2, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
    }

    @Test
    void a_group_with_many_members_that_is_renamed_is_followed_to_its_new_name() {
        history.then(0, call(Operation.CREATE_GROUP, "groupName", "g"));
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            history.then(1, call(Operation.ADD_USER_TO_GROUP, "userName", "u" + at, "groupName", "g"));
        }
        history.then(2, call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"))
                .then(3, call(Operation.UPDATE_GROUP, "groupName", "g", "newGroupName", "h"))
                .then(4, call(Operation.ATTACH_GROUP_POLICY, "groupName", "h", "policyArn", ADMIN), key());
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
    }

    @Test
    void a_version_of_a_policy_behind_too_many_others_raises_what_is_found() {
        history.then(0, defined(OWN, "v1", LITTLE));
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            history.then(1, version("v" + (at + 2), LITTLE));
        }
        history.then(2, version("v99", allow("*", "*")))
                .then(3, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", OWN))
                .then(4, call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", OWN, "versionId", "v99"), key());
        assertThat(history.found(user("a"))).containsExactly("UNKNOWN_KEYED MEDIUM");
    }

    @Test
    void a_policy_of_a_group_behind_too_many_others_raises_what_is_found() {
        history.then(0, defined(OWN, "v1", allow("*", "*")), call(Operation.CREATE_GROUP, "groupName", "g"));
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            history.then(1, call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", arn("policy/p" + at)));
        }
        history.then(2, call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", OWN))
                .then(3, call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"), key());
        assertThat(history.found(user("a"))).containsExactly("UNKNOWN_KEYED MEDIUM");
    }

    @Test
    void a_policy_that_many_hold_and_that_is_known_raises_nothing() {
        history.then(0, defined(OWN, "v1", LITTLE));
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            history.then(1, call(Operation.ATTACH_USER_POLICY, "userName", "u" + at, "policyArn", OWN));
        }
        history.then(2, call(Operation.CREATE_USER, "userName", "a"))
                .then(3, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", OWN), key());
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED MEDIUM");
    }

    private void administratorRole() {
        history.then(
                0,
                trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r")),
                call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
    }

    private static ApiCall assuming(String... roles) {
        return allowing(
                allow("sts:AssumeRole", roles), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "i"));
    }

    private static ApiCall version(String version, PolicyDocument document) {
        return allowing(
                document,
                answered(
                        "policyVersion.versionId",
                        version,
                        call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN, "setAsDefault", "false")));
    }

    private static ApiCall key() {
        return call(Operation.CREATE_ACCESS_KEY, "userName", "a");
    }
}
