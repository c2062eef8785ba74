package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.both;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.verdict.Stops.ADMIN;
import static dev.latchkey.detection.verdict.Stops.INACTIVE;
import static dev.latchkey.detection.verdict.Stops.ITSELF;
import static dev.latchkey.detection.verdict.Stops.KEY;
import static dev.latchkey.detection.verdict.Stops.LIFTED;
import static dev.latchkey.detection.verdict.Stops.RESPONDER;
import static dev.latchkey.detection.verdict.Stops.STOPPED;
import static dev.latchkey.detection.verdict.Stops.denied;
import static dev.latchkey.detection.verdict.Stops.undone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must not hide that somebody was stopped in vain, and what only looks like it. */
class HiddenUndoingTest {

    private static final ApiCall TRUST = call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r");
    private static final Trusted PARTNER = new Trusted(TrustDocument.Kind.AWS, "444455556666", false, false);

    private final History history = new History()
            .then(0, call(Operation.CREATE_USER, "userName", "a"), KEY)
            .then(1, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));

    @Test
    void everything_may_be_written_in_several_ways_and_beside_whatever_else() {
        PolicyDocument crowd = both(
                deny("*", "*"),
                new PolicyDocument(IntStream.range(0, 12)
                        .mapToObj(at -> deny("s3:*", "arn:aws:s3:::b" + at))
                        .flatMap(document -> document.statements().stream())
                        .toList()));
        for (PolicyDocument document : List.of(deny("*:*", "*"), deny("*", "*", "arn:aws:s3:::b"), crowd)) {
            History other = new History()
                    .then(0, call(Operation.CREATE_USER, "userName", "a"), KEY)
                    .then(10, by(RESPONDER, denied(document)))
                    .then(11, LIFTED);
            assertThat(undone(other)).as(document.toString()).hasSize(1);
        }
    }

    @Test
    void a_deny_of_everything_in_the_place_of_a_narrower_one_lifts_nothing() {
        history.then(2, denied("s3:*")).then(10, STOPPED);
        assertThat(history.granted(user("a"))).containsExactly(Level.ADMIN, Level.NONE, Level.NONE);
        history.then(11, LIFTED);
        assertThat(undone(history))
                .singleElement()
                .asString()
                .contains("PutUserPolicy by arn:aws:sts", "then DeleteUserPolicy");
    }

    @Test
    void who_takes_rights_away_before_has_given_none_and_stops_it_all_the_same() {
        history.then(
                        9,
                        by(RESPONDER, call(Operation.DETACH_USER_POLICY, "userName", "a", "policyArn", ADMIN)),
                        by(RESPONDER, call(Operation.DEACTIVATE_MFA_DEVICE, "userName", "a")))
                .then(10, STOPPED)
                .then(11, LIFTED);
        assertThat(undone(history)).singleElement().asString().contains("then DeleteUserPolicy by");
    }

    @Test
    void whoever_stops_it_as_well_undoes_what_others_did() {
        Principal accomplice = Sessions.ofRole("Accomplice", "x");
        for (int minute : new int[] {5, 10}) {
            History other = new History()
                    .then(0, call(Operation.CREATE_USER, "userName", "a"), KEY)
                    .then(minute, by(accomplice, INACTIVE))
                    .then(7, STOPPED)
                    .then(11, by(accomplice, LIFTED));
            assertThat(undone(other)).as("stopped in minute " + minute).hasSize(1);
        }
    }

    @Test
    void the_name_of_a_policy_may_be_written_in_any_case() {
        history.then(10, STOPPED)
                .then(
                        11,
                        by(
                                ITSELF,
                                call(Operation.DELETE_USER_POLICY, "userName", "a", "policyName", "LATCHKEYDENYALL")));
        assertThat(undone(history)).hasSize(1);
    }

    @Test
    void of_one_second_nobody_knows_the_order_and_the_worse_is_told() {
        history.then(10, LIFTED, STOPPED);
        assertThat(undone(history)).hasSize(1);
    }

    @Test
    void whoever_rotates_within_a_second_undoes_nothing() {
        history.then(10, by(RESPONDER, KEY), INACTIVE);
        assertThat(undone(history)).isEmpty();
    }

    @Test
    void a_new_name_hides_nothing() {
        history.then(10, STOPPED)
                .then(11, by(ITSELF, call(Operation.UPDATE_USER, "userName", "a", "newUserName", "b")))
                .then(
                        12,
                        by(
                                Cast.user("b"),
                                call(Operation.DELETE_USER_POLICY, "userName", "b", "policyName", "LatchkeyDenyAll")));
        assertThat(undone(history, user("b"))).hasSize(1);
    }

    @Test
    void a_password_that_whoever_stopped_it_sets_leaves_the_deny_where_it_is() {
        history.then(10, STOPPED)
                .then(11, by(RESPONDER, call(Operation.UPDATE_LOGIN_PROFILE, "userName", "a")))
                .then(12, LIFTED);
        assertThat(undone(history)).singleElement().asString().contains("then DeleteUserPolicy by");
    }

    @Test
    void who_takes_his_own_deny_away_has_thought_better_of_the_rest_too() {
        history.then(10, INACTIVE, STOPPED).then(11, by(RESPONDER, LIFTED)).then(12, by(ITSELF, KEY));
        assertThat(undone(history)).isEmpty();
    }

    @Test
    void a_role_is_stopped_by_a_deny_and_a_closed_door_and_set_going_by_who_takes_the_deny_away() {
        History other = stoppedRole().then(11, by(RESPONDER, trusting(List.of(), TRUST)));
        assertThat(undone(other, role("r"))).isEmpty();
        other.then(
                12,
                by(
                        Sessions.ofRole("Accomplice", "x"),
                        call(Operation.DELETE_ROLE_POLICY, "roleName", "r", "policyName", "LatchkeyDenyAll")));
        assertThat(undone(other, role("r"))).singleElement().asString().contains("then DeleteRolePolicy by");
    }

    @Test
    void another_who_closes_the_door_of_a_role_that_is_stopped_undoes_nothing() {
        History other = stoppedRole().then(11, by(Sessions.ofRole("Security", "bob"), trusting(List.of(), TRUST)));
        assertThat(undone(other, role("r"))).isEmpty();
        other.then(12, by(Sessions.ofRole("Accomplice", "x"), trusting(List.of(PARTNER), TRUST)));
        assertThat(undone(other, role("r"))).singleElement().asString().contains("then UpdateAssumeRolePolicy by");
    }

    private static History stoppedRole() {
        return new History()
                .then(0, trusting(List.of(PARTNER), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN))
                .then(
                        10,
                        by(
                                RESPONDER,
                                allowing(
                                        deny("*", "*"),
                                        call(
                                                Operation.PUT_ROLE_POLICY,
                                                "roleName",
                                                "r",
                                                "policyName",
                                                "LatchkeyDenyAll"))));
    }
}
