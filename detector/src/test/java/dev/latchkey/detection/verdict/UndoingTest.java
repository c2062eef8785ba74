package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
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
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stopped by somebody, and set going again by somebody else. */
class UndoingTest {

    private final History history = new History()
            .then(0, call(Operation.CREATE_USER, "userName", "a"), KEY)
            .then(1, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));

    @Test
    void who_takes_away_the_deny_of_a_responder_undoes_it() {
        history.then(10, STOPPED).then(11, LIFTED);
        assertThat(undone(history))
                .containsExactly("PutUserPolicy by arn:aws:sts::111122223333:assumed-role/Responders/oncall at"
                        + " 2026-03-02T12:10:00Z, then DeleteUserPolicy by arn:aws:iam::111122223333:user/a at"
                        + " 2026-03-02T12:11:00Z");
    }

    @Test
    void who_writes_something_else_in_its_place_too() {
        history.then(10, STOPPED).then(11, by(ITSELF, denied("s3:GetObject")));
        assertThat(undone(history)).singleElement().asString().contains("then PutUserPolicy by");
    }

    @Test
    void and_who_makes_another_key_though_the_deny_still_stands() {
        history.then(10, STOPPED).then(11, by(ITSELF, KEY));
        assertThat(undone(history)).singleElement().asString().contains("then CreateAccessKey by");
    }

    @Test
    void a_deny_of_aws_counts_as_one_of_a_responder() {
        for (String policy : List.of("AWSDenyAll", "AWSCompromisedKeyQuarantineV3")) {
            String arn = "arn:aws:iam::aws:policy/" + policy;
            History other = new History()
                    .then(0, call(Operation.CREATE_USER, "userName", "a"), KEY)
                    .then(5, by(RESPONDER, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", arn)))
                    .then(6, by(ITSELF, call(Operation.DETACH_USER_POLICY, "userName", "a", "policyArn", arn)));
            assertThat(undone(other)).as(policy).hasSize(1);
        }
    }

    @Test
    void a_deny_of_some_things_stops_nobody() {
        history.then(10, by(RESPONDER, denied("s3:*"))).then(11, LIFTED, by(ITSELF, KEY));
        assertThat(undone(history)).isEmpty();
    }

    @Test
    void a_key_made_inactive_is_undone_by_another_or_by_its_activation() {
        history.then(10, INACTIVE);
        assertThat(undone(history)).isEmpty();
        history.then(11, by(ITSELF, KEY));
        assertThat(undone(history))
                .singleElement()
                .asString()
                .contains("UpdateAccessKey by", "then CreateAccessKey by");
    }

    @Test
    void rights_given_after_a_key_was_made_inactive_undo_nothing() {
        history.then(10, INACTIVE).then(11, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));
        assertThat(undone(history)).isEmpty();
    }

    @Test
    void who_makes_keys_or_has_them_may_rotate_them() {
        history.then(10, call(Operation.DELETE_ACCESS_KEY, "userName", "a", "accessKeyId", "AKIA1EXAMPLE"))
                .then(11, by(ITSELF, KEY))
                .then(12, by(ITSELF, call(Operation.DELETE_ACCESS_KEY, "userName", "a", "accessKeyId", "AKIA2EXAMPLE")))
                .then(13, KEY);
        assertThat(undone(history)).isEmpty();
    }

    @Test
    void whoever_stopped_it_may_think_better_of_it_and_then_it_is_not_stopped_any_more() {
        history.then(10, STOPPED)
                .then(
                        11,
                        by(
                                RESPONDER,
                                call(Operation.DELETE_USER_POLICY, "userName", "a", "policyName", "LatchkeyDenyAll")))
                .then(12, by(ITSELF, KEY));
        assertThat(undone(history)).isEmpty();
    }

    @Test
    void who_stops_it_for_show_may_not_undo_what_another_did() {
        Principal show = Sessions.ofRole("Other", "mallory");
        history.then(5, by(show, call(Operation.DELETE_ACCESS_KEY, "userName", "a", "accessKeyId", "AKIA1EXAMPLE")))
                .then(10, STOPPED)
                .then(11, by(show, KEY));
        assertThat(undone(history)).singleElement().asString().contains("Responders/oncall", "then CreateAccessKey by");
    }

    @Test
    void what_was_stopped_before_its_creation_was_somebody_else() {
        History anew = new History()
                .then(0, INACTIVE, by(RESPONDER, call(Operation.DELETE_USER, "userName", "a")))
                .then(10, call(Operation.CREATE_USER, "userName", "a"), KEY);
        assertThat(undone(anew)).isEmpty();
    }

    @Test
    void people_of_identity_center_who_share_a_role_are_told_apart() {
        Principal alice = person("alice@example.com");
        Principal mallory = person("mallory@example.com");
        history.then(10, by(alice, denied("*"))).then(11, by(mallory, KEY));
        assertThat(undone(history)).hasSize(1);
    }

    @Test
    void what_another_stopped_stands_though_one_thinks_better_of_it() {
        Principal other = Sessions.ofRole("Admins", "bob");
        history.then(9, by(other, call(Operation.DELETE_LOGIN_PROFILE, "userName", "a")))
                .then(10, STOPPED)
                .then(11, by(RESPONDER, LIFTED))
                .then(12, by(ITSELF, KEY));
        assertThat(undone(history)).singleElement().asString().contains("DeleteLoginProfile", "Admins/bob");
    }

    @Test
    void who_made_its_maker_in_the_same_second_may_stop_it_all_the_same() {
        Principal maker = Cast.user("b");
        History young = new History()
                .then(
                        0,
                        by(RESPONDER, call(Operation.CREATE_USER, "userName", "b")),
                        by(maker, call(Operation.CREATE_USER, "userName", "a")),
                        by(maker, KEY))
                .then(10, STOPPED)
                .then(11, LIFTED);
        assertThat(undone(young)).hasSize(1);
    }

    @Test
    void it_has_no_weight() {
        Severity before = history.findings(user("a")).get(0).severity();
        history.then(10, STOPPED).then(11, LIFTED);
        assertThat(history.findings(user("a")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(before));
    }

    private static Principal person(String name) {
        String role = "AWSReservedSSO_AdministratorAccess_0123456789abcdef";
        return new Principal(
                "AssumedRole",
                Optional.of("arn:aws:sts::" + Cast.HOME + ":assumed-role/" + role + "/" + name),
                Optional.of("arn:aws:iam::" + Cast.HOME + ":role/aws-reserved/sso.amazonaws.com/" + role),
                Optional.of(Cast.HOME),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
