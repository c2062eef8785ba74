package dev.latchkey.detection.response;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeedsTest {

    private static final String LOOK_UP = "aws cloudtrail lookup-events --region=us-east-1 --lookup-attributes ";

    @Test
    void what_the_user_and_its_maker_did_is_looked_up_by_name_and_by_key() {
        assertThat(deeds(stretch(NEW_USER, created(NEW_USER, "e-1", NOON), keyed(NEW_USER, "e-2", NOON))))
                .containsExactly(
                        "what it did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=backup-svc",
                        "what the caller did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=AccessKeyId,AttributeValue=AKIAI44QH8DHBEXAMPLE");
    }

    @Test
    void who_was_made_under_another_name_is_looked_up_by_that_too() {
        History history = new History()
                .then(0, call(Operation.CREATE_USER, "userName", "Older"))
                .then(1, call(Operation.UPDATE_USER, "userName", "Older", "newUserName", "backup-svc"))
                .then(2, call(Operation.CREATE_ACCESS_KEY, "userName", "backup-svc"));
        assertThat(deeds(history.findings(NEW_USER).get(0).stretch()))
                .startsWith(
                        "what it did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=backup-svc",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=Older");
    }

    @Test
    void what_a_federated_session_did_for_its_user_is_looked_up_by_its_key_as_it_bears_another_name() {
        Principal session = Sessions.ofUser("backup-svc", "ops");
        Step granted = by(session, Cast.granted(NEW_USER, "e-1", NOON, Level.ADMIN));
        Step key = by(session, keyed(NEW_USER, "e-2", NOON));
        assertThat(deeds(stretch(NEW_USER, granted, key)))
                .containsExactly(
                        "what it did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=backup-svc",
                        LOOK_UP + "AttributeKey=AccessKeyId,AttributeValue="
                                + session.accessKeyId().orElseThrow());
    }

    @Test
    void a_session_of_root_is_looked_up_once_though_it_made_the_caller_too() {
        History history = new History()
                .then(0, byRoot(call(Operation.CREATE_USER, "userName", "mallory")))
                .then(1, call(Operation.CREATE_USER, "userName", "backup-svc"))
                .then(2, byRoot(call(Operation.CREATE_ACCESS_KEY, "userName", "backup-svc")));
        assertThat(deeds(history.findings(NEW_USER).get(0).stretch()))
                .contains("what the caller did (repeat for every region in use):")
                .doesNotHaveDuplicates();
    }

    private static ApiCall byRoot(ApiCall call) {
        return Calls.by(Sessions.PRIVILEGED_ROOT, call);
    }

    @Test
    void what_is_done_under_a_role_is_left_to_those_who_assumed_it() {
        Stretch role = stretch(NEW_ROLE, created(NEW_ROLE, "e-1", NOON), opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE));
        assertThat(deeds(role)).hasSize(2).first().isEqualTo("what the caller did (repeat for every region in use):");
    }

    @Test
    void of_several_callers_three_are_looked_after_and_who_acted_for_himself_is_not_among_them() {
        Step creation = by(with("ASIA0", Cast.TERRAFORM), created(NEW_USER, "e-0", NOON));
        Step own = by(with("AKIAOWN", Cast.user(NEW_USER.name())), keyed(NEW_USER, "e-9", NOON));
        Step[] steps = IntStream.range(1, 5)
                .mapToObj(at -> by(with("ASIA" + at, Cast.TERRAFORM), keyed(NEW_USER, "e-" + at, NOON)))
                .toArray(Step[]::new);
        List<String> deeds = deeds(stretch(NEW_USER, creation, own, steps[0], steps[1], steps[2], steps[3]));
        assertThat(deeds)
                .contains("what the callers did (repeat for every region in use):")
                .noneMatch(line -> line.contains("AKIAOWN"))
                .filteredOn(line -> line.contains("AccessKeyId"))
                .hasSize(3);
    }

    @Test
    void whoever_signed_in_is_looked_up_by_name_as_the_keys_of_a_sign_in_change() {
        Step creation = by(with("ASIA1", Cast.MALLORY), created(NEW_USER, "e-1", NOON));
        Step key = by(with("ASIA2", Cast.MALLORY), keyed(NEW_USER, "e-2", NOON));
        assertThat(deeds(stretch(NEW_USER, creation, key)))
                .endsWith(
                        "what the caller did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=mallory");
        assertThat(deeds(stretch(NEW_USER, by(with("ASIA1", Cast.ROOT), created(NEW_USER, "e-1", NOON)))))
                .endsWith(LOOK_UP + "AttributeKey=Username,AttributeValue=root");
    }

    @Test
    void root_of_an_account_with_an_alias_is_looked_up_as_root_too() {
        Principal root = with("ASIA1", Optional.of("our-alias"), Cast.ROOT);
        assertThat(deeds(stretch(NEW_USER, by(root, created(NEW_USER, "e-1", NOON)))))
                .endsWith(LOOK_UP + "AttributeKey=Username,AttributeValue=root");
    }

    @Test
    void who_acts_with_lent_rights_is_looked_up_by_the_key_of_that_session() {
        Principal partner = Cast.lent(with("ASIA1", Cast.MALLORY), Cast.VENDOR);
        assertThat(deeds(stretch(NEW_USER, by(partner, created(NEW_USER, "e-1", NOON)))))
                .endsWith(LOOK_UP + "AttributeKey=AccessKeyId,AttributeValue=ASIA1");
    }

    @Test
    void root_is_looked_up_once() {
        assertThat(deeds(stretch(ACCOUNT_ROOT, by(with("ASIAROOT", Cast.ROOT), keyed(ACCOUNT_ROOT, "e-1", NOON)))))
                .containsExactly(
                        "what root did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=root");
    }

    @Test
    void a_session_of_root_that_began_elsewhere_is_looked_up_by_its_key_and_there_by_who_began_it() {
        assertThat(deeds(stretch(ACCOUNT_ROOT, by(Sessions.PRIVILEGED_ROOT, keyed(ACCOUNT_ROOT, "e-1", NOON)))))
                .containsExactly(
                        "what root did (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=Username,AttributeValue=root",
                        "what was done in the session of root (repeat for every region in use):",
                        LOOK_UP + "AttributeKey=AccessKeyId,AttributeValue=ASIAROOTSESSIEXAMPLE",
                        "who began it, by the key in the answer (in the organization's management account or the one"
                                + " that looks after IAM for it, and repeat for every region in use):",
                        LOOK_UP + "AttributeKey=EventName,AttributeValue=AssumeRoot");
    }

    @Test
    void what_such_a_session_did_for_a_user_is_looked_up_once() {
        Stretch made = stretch(NEW_USER, by(Sessions.PRIVILEGED_ROOT, created(NEW_USER, "e-1", NOON)));
        assertThat(deeds(made))
                .filteredOn(line -> line.contains("ASIAROOTSESSIEXAMPLE"))
                .hasSize(1);
    }

    private static List<String> deeds(Stretch stretch) {
        return new Deeds(stretch, new LookUpEvents("us-east-1")).commands().toList();
    }

    private static Principal with(String key, Principal it) {
        return with(key, it.userName(), it);
    }

    private static Principal with(String key, Optional<String> name, Principal it) {
        return new Principal(
                it.type(),
                it.arn(),
                it.issuerArn(),
                it.account(),
                name,
                Optional.of(key),
                it.invokedBy(),
                it.delegate(),
                it.mfa());
    }
}
