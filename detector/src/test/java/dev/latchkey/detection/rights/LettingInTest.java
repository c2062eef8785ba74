package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.conditioned;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static dev.latchkey.detection.rights.Documents.privilegeIn;
import static dev.latchkey.detection.rights.Documents.privilegeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.rights.Privilege.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides which people are let in as whom lets himself in. */
class LettingInTest {

    @ParameterizedTest
    @CsvSource({
        "account-access:CreateEntitlement, *",
        "account-access:*, arn:aws:account-access:*:111122223333:application/*",
        "iam:UpdateSAMLProvider, arn:aws:iam::*:saml-provider/*",
        "iam:Update*, arn:aws:iam::111122223333:*",
        "identitystore:*, arn:aws:identitystore:::*",
        "sso:*, arn:aws:sso:::*",
        "sso:CreateAccountAssignment, *",
        "sso:PutInlinePolicyToPermissionSet, arn:aws:sso:::permissionSet/*",
        "sso:Attach*, *",
        "sso:PutPermissionsPolicy, *",
        "sso-directory:CreateBearerToken, *",
        "sso-directory:*ExternalIdP*, *",
        "sso-directory:ImportExternalIdPCertificate, *",
        "sso-directory:UpdatePassword, *",
    })
    void who_may_change_whom_any_provider_or_directory_lets_in_is_powerful(String action, String resource) {
        assertThat(levelOf(allow(action, resource))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(conditioned(allow(action, resource)))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @CsvSource({
        "account-access:CreateEntitlement, arn:aws:account-access:eu-west-1:111122223333:application/a-1",
        "account-access:CreateApplication, *",
        "iam:UpdateSAMLProvider, arn:aws:iam::111122223333:saml-provider/partner",
        "iam:CreateSAMLProvider, *",
        "identitystore:Describe*, *",
        "identitystore:CreateUser, *",
        "sso:List*, *",
        "sso:CreateAccountAssignment, arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef",
        "sso-directory:Search*, *",
    })
    void one_of_them_by_name_and_looking_on_are_limited(String action, String resource) {
        assertThat(levelOf(allow(action, resource))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations:*",
                "lambda:UpdateFunctionCode",
                "ssm:SendCommand",
                "ssm:StartSession",
                "eks:CreateAccessEntry"
            })
    void what_reaches_into_what_runs_already_or_into_the_organization_is_limited(String action) {
        assertThat(levelOf(allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "arn:aws:iam::*:root", "arn:aws:iam::444455556666:r*", "arn:aws:iam:*"})
    void acting_as_root_is_unknown(String resource) {
        assertThat(levelOf(allow("sts:AssumeRoot", resource))).isEqualTo(Level.UNKNOWN);
        assertThat(privilegeOf(allow("sts:AssumeRo*", resource)).assumes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-us-gov", "aws-cn"})
    void a_pattern_that_ends_before_the_account_reaches_its_root_in_every_partition(String partition) {
        assertThat(privilegeIn(partition, allow("sts:AssumeRoot", "arn:" + partition + ":iam::*"))
                        .level())
                .isEqualTo(Level.UNKNOWN);
        assertThat(privilegeIn(partition, allow("sts:AssumeRoot", "arn:aws-iso:iam::*"))
                        .level())
                .isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::444455556666:user/root", "arn:aws:s3:::root", "arn:aws:s3:::*", "root"})
    void what_is_no_root_cannot_be_acted_as(String resource) {
        assertThat(levelOf(allow("sts:AssumeRoot", resource))).isEqualTo(Level.LIMITED);
    }

    @Test
    void every_action_of_sts_on_a_role_by_name_is_worth_that_role() {
        assertThat(privilegeOf(allow("sts:*", "arn:aws:iam::111122223333:role/known"))
                        .assumes())
                .hasSize(1);
    }
}
