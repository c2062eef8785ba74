package dev.latchkey.detection.response;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.response.Stretches.by;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    @Test
    void what_was_done_by_an_inline_policy_is_looked_at_too() {
        Step creation = created(NEW_ROLE, "e-1", NOON);
        Step password = step(NEW_USER, "e-2", NOON, new CredentialMade("password", ""));
        assertThat(Checks.of(stretch(NEW_USER, created(NEW_USER, "e-1", NOON), password)))
                .contains("aws iam list-user-policies --user-name=backup-svc");
        assertThat(Checks.of(stretch(NEW_ROLE, creation, opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE))))
                .contains("aws iam list-role-policies --role-name=deploy");
    }

    /** In another region, as the shell's own may be, CloudTrail shows nothing of IAM. */
    @Test
    void who_looks_up_a_role_looks_where_iam_logs_and_finds_its_use_by_its_arn() {
        Step door = by(Operation.CREATE_PROFILE, opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE), "eu-central-1");
        List<String> checks = Checks.of(stretch(NEW_ROLE, created(NEW_ROLE, "e-1", NOON), door));
        assertThat(checks)
                .filteredOn(line -> line.contains("ResourceName"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("aws cloudtrail lookup-events --region=us-east-1 "))
                .last()
                .asString()
                .endsWith("AttributeValue='$(aws iam get-role --role-name=deploy --query Role.Arn --output text)'\"");
    }

    @Test
    void what_was_done_to_a_user_under_an_older_name_is_looked_up_by_that_too() {
        History history = new History()
                .then(0, call(Operation.CREATE_USER, "userName", "Older"))
                .then(1, call(Operation.UPDATE_USER, "userName", "Older", "newUserName", "backup-svc"))
                .then(2, call(Operation.CREATE_ACCESS_KEY, "userName", "backup-svc"));
        assertThat(Checks.of(history.findings(NEW_USER).get(0).stretch()))
                .filteredOn(line -> line.contains("ResourceName"))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("AttributeValue=backup-svc"))
                .anyMatch(line -> line.endsWith("AttributeValue=Older"));
    }

    @Test
    void of_root_it_is_asked_which_credentials_it_has() {
        assertThat(Checks.of(stretch(ACCOUNT_ROOT, keyed(ACCOUNT_ROOT, "e-1", NOON))))
                .filteredOn(line -> line.startsWith("aws iam get-account-summary"))
                .singleElement()
                .asString()
                .contains("AccountAccessKeysPresent", "AccountPasswordPresent", "AccountSigningCertificatesPresent");
    }

    @Test
    void a_role_that_is_called_root_is_still_a_role() {
        Subject role = new Subject.Role("aws", Cast.HOME, "root");
        Stretch stretch = stretch(role, created(role, "e-1", NOON), opened(role, "e-2", NOON, Cast.ANYONE));
        assertThat(Checks.of(stretch)).anyMatch(line -> line.endsWith("ResourceName,AttributeValue=root"));
    }

    @Test
    void a_role_opened_by_roles_anywhere_alone_is_looked_up_where_iam_logs_too() {
        Step door = by(Operation.CREATE_PROFILE, opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE), "eu-central-1");
        assertThat(Checks.of(stretch(NEW_ROLE, door)))
                .contains("aws cloudtrail lookup-events --region=us-east-1"
                        + " --lookup-attributes AttributeKey=ResourceName,AttributeValue=deploy");
    }

    /** The shorthand of the command line ends a value at a comma and begins none with {@code =}; IAM allows both. */
    @ParameterizedTest
    @ValueSource(strings = {"a,b", "=a", "=", "=a,b="})
    void a_name_that_shorthand_would_read_otherwise_is_looked_up_whole(String name) {
        Subject role = new Subject.Role("aws", HOME, name);
        assertThat(Checks.of(stretch(role, created(role, "e-1", NOON), opened(role, "e-2", NOON, Cast.ANYONE))))
                .anyMatch(line -> line.endsWith(" 'AttributeKey=ResourceName,AttributeValue=\"" + name + "\"'"));
    }

    @Test
    void a_name_that_shorthand_reads_as_it_is_is_not_quoted() {
        Subject role = new Subject.Role("aws", HOME, "a=b@c");
        assertThat(Checks.of(stretch(role, created(role, "e-1", NOON), opened(role, "e-2", NOON, Cast.ANYONE))))
                .anyMatch(line -> line.endsWith(" AttributeKey=ResourceName,AttributeValue=a=b@c"));
    }

    @Test
    void of_a_role_that_is_gone_nobody_asks_iam_for_its_arn() {
        Step deletion = by(
                Operation.DELETE_ROLE,
                step(NEW_ROLE, "e-3", NOON.plusSeconds(60), new Noted(Note.DELETED, "")),
                "us-east-1");
        Stretch stretch =
                stretch(NEW_ROLE, created(NEW_ROLE, "e-1", NOON), opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE), deletion);
        assertThat(Checks.of(stretch))
                .noneMatch(line -> line.contains("$("))
                .anyMatch(line -> line.endsWith("AttributeValue=arn:aws:iam::" + HOME + ":role/deploy"));
    }
}
