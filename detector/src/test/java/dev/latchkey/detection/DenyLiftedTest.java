package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.both;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Calls.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever lifts a Deny and makes a key is told of as for a grant of which nothing is known, however it was lifted. */
class DenyLiftedTest {

    private static final int LONG_AFTER = 40 * 24 * 60;
    private static final String OWN = "arn:aws:iam::" + Cast.HOME + ":policy/own";
    private static final String LOW = "UNKNOWN_KEYED LOW";
    private static final PolicyDocument READ = allow("s3:ListAllMyBuckets", "*");
    private static final PolicyDocument DENY = deny("*", "*");
    private static final PolicyDocument MIXED = both(DENY, READ);
    private static final ApiCall ATTACHED = call(Operation.ATTACH_USER_POLICY, "userName", "bob", "policyArn", OWN);

    private final History history = new History();

    @Test
    void deleting_a_policy_that_denied_beside_what_it_allowed() {
        history.then(0, put(MIXED));
        assertThat(keyedAfter(call(Operation.DELETE_USER_POLICY, "userName", "bob", "policyName", "p")))
                .containsExactly(LOW);
    }

    @Test
    void putting_another_document_in_its_place() {
        history.then(0, put(DENY));
        assertThat(keyedAfter(put(READ))).containsExactly(LOW);
    }

    @Test
    void also_one_that_denies_something_else() {
        history.then(0, put(DENY));
        assertThat(keyedAfter(put(deny("s3:nothing", "*")))).containsExactly(LOW);
    }

    @Test
    void one_that_denies_as_much_lifts_nothing_in_whatever_order_it_says_so() {
        history.then(0, put(both(READ, deny("iam:*", "a", "b"))));
        assertThat(keyedAfter(put(both(deny("iam:*", "b", "a"), deny("s3:*", "*")))))
                .isEmpty();
    }

    @Test
    void of_many_denies_one_that_is_missing_is_seen() {
        history.then(0, put(many(30)));
        assertThat(keyedAfter(put(many(30)))).isEmpty();
        history.then(LONG_AFTER + 2, put(many(29)));
        assertThat(history.found(History.user("bob"))).containsExactly(LOW);
    }

    @Test
    void another_version_of_the_policy() {
        history.then(0, defined(OWN, "v1", MIXED), ATTACHED);
        assertThat(keyedAfter(defined(OWN, "v2", READ))).containsExactly(LOW);
    }

    @Test
    void a_version_that_denies_as_much_lifts_nothing() {
        history.then(0, defined(OWN, "v1", MIXED), ATTACHED);
        assertThat(keyedAfter(defined(OWN, "v2", both(allow("s3:GetObject", "*"), DENY))))
                .isEmpty();
    }

    @Test
    void taking_the_policy_away() {
        history.then(0, defined(OWN, "v1", MIXED), ATTACHED);
        assertThat(keyedAfter(call(Operation.DETACH_USER_POLICY, "userName", "bob", "policyArn", OWN)))
                .containsExactly(LOW);
    }

    @Test
    void leaving_a_group_that_denied_something() {
        history.then(
                0,
                allowing(MIXED, call(Operation.PUT_GROUP_POLICY, "groupName", "held", "policyName", "p")),
                call(Operation.ADD_USER_TO_GROUP, "userName", "bob", "groupName", "held"));
        assertThat(keyedAfter(call(Operation.REMOVE_USER_FROM_GROUP, "userName", "bob", "groupName", "held")))
                .containsExactly(LOW);
    }

    @Test
    void putting_another_document_on_the_group() {
        history.then(
                0,
                allowing(MIXED, call(Operation.PUT_GROUP_POLICY, "groupName", "held", "policyName", "p")),
                call(Operation.ADD_USER_TO_GROUP, "userName", "bob", "groupName", "held"));
        assertThat(keyedAfter(allowing(READ, call(Operation.PUT_GROUP_POLICY, "groupName", "held", "policyName", "p"))))
                .containsExactly(LOW);
    }

    private List<String> keyedAfter(ApiCall lifting) {
        history.then(LONG_AFTER, lifting).then(LONG_AFTER + 1, call(Operation.CREATE_ACCESS_KEY, "userName", "bob"));
        return history.found(History.user("bob"));
    }

    private static ApiCall put(PolicyDocument document) {
        return allowing(document, call(Operation.PUT_USER_POLICY, "userName", "bob", "policyName", "p"));
    }

    private static PolicyDocument many(int denies) {
        return Stream.iterate(0, number -> number < denies, number -> number + 1)
                .map(number -> deny("s3:Do" + number, "*"))
                .reduce(READ, Calls::both);
    }
}
