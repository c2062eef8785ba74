package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.response.Stretches.by;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainmentTest {

    @ParameterizedTest
    @CsvSource({
        "access key, AKIAIOSFODNN7EXAMPLE, update-access-key --user-name=backup-svc --access-key-id AKIAIOSFODNN7EXAMPLE"
                + " --status Inactive",
        "re-activated access key, AKIAIOSFODNN7EXAMPLE, update-access-key --user-name=backup-svc"
                + " --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive",
        "service-specific credential, ACCAEXAMPLE, update-service-specific-credential --user-name=backup-svc"
                + " --service-specific-credential-id ACCAEXAMPLE --status Inactive",
        "bedrock.amazonaws.com service-specific credential, ACCAEXAMPLE, update-service-specific-credential"
                + " --user-name=backup-svc --service-specific-credential-id ACCAEXAMPLE --status Inactive",
        "SSH key, APKAEXAMPLE, update-ssh-public-key --user-name=backup-svc --ssh-public-key-id APKAEXAMPLE"
                + " --status Inactive",
        "signing certificate, CERTEXAMPLE, update-signing-certificate --user-name=backup-svc"
                + " --certificate-id CERTEXAMPLE --status Inactive",
        "password, '', delete-login-profile --user-name=backup-svc",
    })
    void each_kind_of_credential_is_stopped_by_its_own_command(String kind, String id, String command) {
        List<String> commands = Containment.commands(user(new CredentialMade(kind, id)));
        assertThat(commands).hasSize(3).first().isEqualTo("aws iam " + command);
        assertThat(commands.get(1)).startsWith("aws iam put-user-policy --user-name=backup-svc --policy-name Latchkey");
        assertThat(commands.get(2))
                .isEqualTo("or, if IAM says that its inline policies are full: aws iam attach-user-policy"
                        + " --user-name=backup-svc --policy-arn arn:aws:iam::aws:policy/AWSDenyAll");
    }

    @Test
    void an_id_that_is_none_never_reaches_a_command() {
        Stretch stretch = user(new CredentialMade("access key", "AKIA; rm -rf ~"));
        assertThat(Containment.commands(stretch)).hasSize(2).allMatch(line -> !line.contains("rm -rf"));
    }

    @Test
    void a_flood_of_keys_leaves_room_for_the_command_that_stops_them_all() {
        CredentialMade[] keys = new CredentialMade[30];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = new CredentialMade("access key", "AKIA%02dEXAMPLE".formatted(number));
        }
        List<String> commands = Containment.commands(user(keys));
        assertThat(commands).hasSize(13);
        // Of many keys those that were made last are likelier to be there still.
        assertThat(commands.get(0)).contains("AKIA20EXAMPLE");
        assertThat(commands.get(9)).contains("AKIA29EXAMPLE");
        assertThat(commands.get(10)).isEqualTo("... and 20 earlier credentials, which the Deny below stops as well");
        assertThat(commands.get(11)).contains("LatchkeyDenyAll");
        assertThat(Containment.commands(user(Arrays.copyOf(keys, 11))))
                .contains("... and 1 earlier credential, which the Deny below stops as well");
    }

    @Test
    void a_role_is_denied_everything_and_its_door_closed() {
        Step door = opened(NEW_ROLE, "e-2", NOON, Cast.THE_VENDOR);
        List<String> commands = Containment.commands(stretch(NEW_ROLE, created(NEW_ROLE, "e-1", NOON), door));
        assertThat(commands).hasSize(3);
        assertThat(commands.get(0)).startsWith("aws iam put-role-policy --role-name=deploy ");
        assertThat(commands.get(1)).contains("aws iam attach-role-policy --role-name=deploy ");
        assertThat(commands.get(2))
                .startsWith("aws iam update-assume-role-policy --role-name=deploy --policy-document '{")
                .contains("\"Deny\"");
    }

    /** The first of these partitions is where everybody is; an ARN of it is refused in the others. */
    @ParameterizedTest
    @CsvSource({"aws", "aws-cn", "aws-us-gov"})
    void what_denies_everything_in_short_is_of_the_partition_of_the_identity(String partition) {
        Subject role = new Subject.Role(partition, HOME, "deploy");
        assertThat(Containment.shortDenial(stretch(role, created(role, "e-1", NOON), opened(role, "e-2", NOON))))
                .hasValue("aws iam attach-role-policy --role-name=deploy --policy-arn arn:" + partition
                        + ":iam::aws:policy/AWSDenyAll");
        assertThat(Containment.shortDenial(user()))
                .hasValue("aws iam attach-user-policy --user-name=backup-svc"
                        + " --policy-arn arn:aws:iam::aws:policy/AWSDenyAll");
    }

    @Test
    void an_older_role_gets_back_the_trust_that_it_had() {
        List<String> commands = Containment.commands(stretch(NEW_ROLE, opened(NEW_ROLE, "e-2", NOON, Cast.THE_VENDOR)));
        assertThat(commands).hasSize(4).last().asString().contains("restore the earlier trust policy");
    }

    @Test
    void of_whom_no_creation_was_seen_it_is_said_first_that_work_may_stop_with_it() {
        String caution =
                "it may have been in use before: these commands also stop its ordinary work, until they are undone"
                        + " (Close in docs/runbook.md)";
        Step door = opened(NEW_ROLE, "e-2", NOON, Cast.THE_VENDOR);
        assertThat(Containment.commands(stretch(NEW_ROLE, door))).startsWith(caution);
        assertThat(Containment.commands(stretch(NEW_ROLE, created(NEW_ROLE, "e-1", NOON), door)))
                .doesNotContain(caution);
        assertThat(Containment.caution(stretch(Cast.ACCOUNT_ROOT, Cast.keyed(Cast.ACCOUNT_ROOT, "e-1", NOON))))
                .isEmpty();
        Step end = step(NEW_ROLE, "e-3", NOON.plusSeconds(60), new Fact.Noted(Note.DELETED, ""));
        assertThat(Containment.commands(stretch(NEW_ROLE, door, end)))
                .as("what is gone does no work")
                .doesNotContain(caution);
    }

    @Test
    void a_door_that_is_not_in_the_trust_policy_is_closed_where_it_is() {
        Step opened = opened(NEW_ROLE, "e-2", NOON, Cast.THE_VENDOR);
        Step profile = by(Operation.CREATE_PROFILE, opened, "eu-central-1");
        Step instance = by(Operation.ADD_ROLE_TO_INSTANCE_PROFILE, opened, "us-east-1");
        Step creation = created(NEW_ROLE, "e-1", NOON);
        assertThat(Containment.commands(stretch(NEW_ROLE, creation, profile)))
                .endsWith(
                        "then disable the Roles Anywhere profile that names it (replace ID):",
                        "aws rolesanywhere list-profiles --region=eu-central-1"
                                + " --query 'profiles[?enabled].[profileId,name,roleArns]'",
                        "aws rolesanywhere disable-profile --region=eu-central-1 --profile-id ID",
                        "then disable each trust anchor that nobody here made, as its certificates may open other roles"
                                + " too (replace ID):",
                        "aws rolesanywhere list-trust-anchors --region=eu-central-1"
                                + " --query 'trustAnchors[?enabled].[trustAnchorId,name,createdAt,updatedAt]'",
                        "aws rolesanywhere disable-trust-anchor --region=eu-central-1 --trust-anchor-id ID");
        assertThat(Containment.commands(stretch(NEW_ROLE, creation, instance)))
                .endsWith(
                        "then remove it from its instance profile (replace NAME):",
                        "aws iam list-instance-profiles-for-role --role-name=deploy"
                                + " --query 'InstanceProfiles[].InstanceProfileName'",
                        "aws iam remove-role-from-instance-profile --role-name=deploy --instance-profile-name NAME");
    }

    private static Stretch user(CredentialMade... made) {
        List<Step> steps = new ArrayList<>(List.of(created(NEW_USER, "e-0", NOON)));
        for (CredentialMade it : made) {
            steps.add(step(NEW_USER, "e-" + steps.size(), NOON.plusSeconds(steps.size()), it));
        }
        return stretch(NEW_USER, steps.toArray(Step[]::new));
    }
}
