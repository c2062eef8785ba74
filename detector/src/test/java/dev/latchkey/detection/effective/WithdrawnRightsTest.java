package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What taking something away gives, and what is no longer held after it. */
class WithdrawnRightsTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String OWN = "arn:aws:iam::" + Cast.HOME + ":policy/own";
    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a", "permissionsBoundary", READ_ONLY);
    private static final ApiCall UNBOUND = call(Operation.DELETE_USER_PERMISSIONS_BOUNDARY, "userName", "a");

    private final History history = new History();

    @Test
    void a_policy_of_aws_that_was_detached_before_the_boundary_fell_is_not_set_free() {
        history.then(0, BORN, attached(ADMIN)).then(1, detached(ADMIN)).then(2, UNBOUND);
        assertThat(levelAt(2)).isEqualTo(Level.NONE);
    }

    @Test
    void one_that_is_detached_in_the_second_in_which_the_boundary_falls_still_counts() {
        history.then(0, BORN, attached(ADMIN)).then(2, detached(ADMIN), UNBOUND);
        assertThat(history.settled(user("a")).of(Stage.GRANT).filter(step -> isAt(2, step)))
                .extracting(step -> ((Granted) step.fact()).privilege().level())
                .contains(Level.ADMIN);
    }

    @Test
    void detaching_a_customers_policy_is_a_grant_if_it_held_a_deny_and_none_if_it_allowed() {
        history.then(0, defined(deny("*", "*")), attached(OWN)).then(1, detached(OWN));
        assertThat(levelAt(1)).isEqualTo(Level.UNKNOWN);
        History other = new History();
        other.then(0, defined(allow("*", "*")), attached(OWN)).then(1, detached(OWN));
        assertThat(other.settled(user("a")).of(Stage.GRANT).filter(step -> isAt(1, step)))
                .isEmpty();
    }

    @Test
    void a_later_version_is_named_by_the_policy_that_was_attached() {
        String mixed = OWN.replace("own", "Own");
        history.then(0, attached(mixed)).then(1, defined(allow("*", "*")));
        assertThat(named(1)).containsExactly(mixed);
    }

    @Test
    void and_with_what_it_came_through_if_that_was_a_group() {
        history.then(0, call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "Admins"))
                .then(0, call(Operation.ATTACH_GROUP_POLICY, "groupName", "Admins", "policyArn", OWN))
                .then(1, defined(allow("*", "*")));
        assertThat(named(1)).containsExactly(OWN + " through Admins");
    }

    @Test
    void of_more_versions_than_are_read_the_strongest_is_known_and_others_may_have_been_stronger() {
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            history.then(0, defined(allow("*", "*")));
        }
        history.then(1, attached(OWN));
        assertThat(levelAt(1)).isEqualTo(Level.ADMIN);
        History limited = new History();
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            limited.then(0, defined(allow("s3:GetObject", "*")));
        }
        limited.then(1, attached(OWN));
        assertThat(limited.settled(user("a")).of(Stage.GRANT))
                .extracting(step -> ((Granted) step.fact()).privilege())
                .containsExactly(Privilege.of(Level.UNKNOWN, "not all of its versions were read"));
    }

    private Level levelAt(int minute) {
        List<Level> levels = history.settled(user("a"))
                .of(Stage.GRANT)
                .filter(step -> isAt(minute, step))
                .map(step -> ((Granted) step.fact()).privilege().level())
                .toList();
        assertThat(levels).hasSize(1);
        return levels.get(0);
    }

    private List<String> named(int minute) {
        return history.settled(user("a"))
                .of(Stage.GRANT)
                .filter(step -> isAt(minute, step))
                .map(step -> ((Granted) step.fact()).policy())
                .toList();
    }

    private static boolean isAt(int minute, Step step) {
        return step.time().equals(Cast.NOON.plusSeconds(60L * minute));
    }

    private static ApiCall attached(String arn) {
        return call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", arn);
    }

    private static ApiCall detached(String arn) {
        return call(Operation.DETACH_USER_POLICY, "userName", "a", "policyArn", arn);
    }

    private static ApiCall defined(PolicyDocument document) {
        return answered("policy.arn", OWN, allowing(document, call(Operation.CREATE_POLICY)));
    }
}
