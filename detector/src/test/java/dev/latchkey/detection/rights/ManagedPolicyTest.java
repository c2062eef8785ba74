package dev.latchkey.detection.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "AdministratorAccess, ADMIN",
        "AWSMcpServiceActionsFullAccess, ADMIN",
        "PowerUserAccess, ESCALATION",
        "IAMFullAccess, ESCALATION",
        "AdministratorAccess-Amplify, ESCALATION",
        "AWSOpsWorksRegisterCLI, ESCALATION",
        "AWSOpsWorksRegisterCLI_EC2, ESCALATION",
        "AWSSSOMasterAccountAdministrator, ESCALATION",
        "AWSSSOMemberAccountAdministrator, ESCALATION",
        "AWSSSODirectoryAdministrator, ESCALATION",
        "AIDevOpsAgentActionsPolicy, ESCALATION",
        "AWSCodeStarServiceRole, ESCALATION",
        "AWSManagedAccountUserEntitlementAccess, ESCALATION",
        "AWSLambda_FullAccess, ESCALATION",
        "awslambda_fullaccess, ESCALATION",
        "AmazonECS_FullAccess, ESCALATION",
        "job-function/DataScientist, ESCALATION",
        "SageMakerStudioUserIAMPermissiveExecutionPolicy, UNKNOWN",
        "AmazonEC2FullAccess, LIMITED",
        "AmazonDynamoDBFullAccess, LIMITED",
        "AWSCloudTrail_FullAccess, LIMITED",
        "AWSSSOReadOnly, LIMITED",
        "ReadOnlyAccess, LIMITED",
        "IAMReadOnlyAccess, LIMITED",
        "AdministratorAccessX, LIMITED",
        "service-role/AWSLambdaBasicExecutionRole, LIMITED",
        "job-function/ViewOnlyAccess, LIMITED",
        "IAMUserChangePassword, SELF_SERVICE",
        "IAMUserSSHKeys, SELF_SERVICE",
        "IAMSelfManageServiceSpecificCredentials, SELF_SERVICE",
        "AWSCompromisedKeyQuarantine, NONE",
        "AWSCompromisedKeyQuarantineV3, NONE",
        "AWSDenyAll, NONE",
    })
    void a_policy_of_aws_has_a_level_of_its_own(String policy, Level level) {
        assertThat(levelOf("arn:aws:iam::aws:policy/" + policy)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov", "aws-eusc"})
    void every_partition_has_the_same_policies(String partition) {
        assertThat(levelOf("arn:" + partition + ":iam::aws:policy/AdministratorAccess"))
                .isEqualTo(Level.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:policy/AdministratorAccess",
                "arn:aws:iam::111122223333:policy/AWSDenyAll",
                "arn:aws:iam::111122223333:policy/aws:policy/IAMUserChangePassword",
                "arn:aws:iam::aws:policy/",
                "arn:aws:iam::aws:policy/AWSDenyAll\n/x/",
                "AWSDenyAll",
                "",
            })
    void a_policy_that_is_not_of_aws_is_unknown_whatever_its_name(String arn) {
        assertThat(levelOf(arn)).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void one_that_runs_something_escalates_beside_a_document_that_passes_roles() {
        Privilege computers = ManagedPolicy.privilegeOf("arn:aws:iam::aws:policy/AmazonEC2FullAccess");
        Privilege passes =
                Privilege.ofDocument(Calls.allow("iam:PassRole", "*"), "arn:aws:iam::111122223333:policy/passes-roles");
        assertThat(passes.level()).isEqualTo(Level.LIMITED);
        assertThat(Privilege.union(List.of(computers, passes)).level()).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AmazonWorkSpacesAdmin", "AmazonDataZoneFullAccess", "service-role/AWSLambdaRole"})
    void only_one_that_runs_something_does(String policy) {
        Privilege passes =
                Privilege.ofDocument(Calls.allow("iam:PassRole", "*"), "arn:aws:iam::111122223333:policy/passes-roles");
        Privilege runs = ManagedPolicy.privilegeOf("arn:aws:iam::aws:policy/" + policy);
        assertThat(Privilege.union(List.of(runs, passes)).level())
                .isEqualTo(policy.endsWith("LambdaRole") ? Level.LIMITED : Level.ESCALATION);
    }

    @Test
    void one_that_passes_roles_to_what_runs_nothing_for_it_does_not() {
        Privilege computers = ManagedPolicy.privilegeOf("arn:aws:iam::aws:policy/AmazonEC2FullAccess");
        Privilege trails = ManagedPolicy.privilegeOf("arn:aws:iam::aws:policy/AWSCloudTrail_FullAccess");
        assertThat(Privilege.union(List.of(computers, trails)).level()).isEqualTo(Level.LIMITED);
    }

    private static Level levelOf(String arn) {
        return ManagedPolicy.privilegeOf(arn).level();
    }
}
