package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.conditioned;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change identities of any name, or give rights to himself, is as good as an administrator. */
class PowerOverIdentitiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:*",
                "iam:Put*",
                "IAM:pUT*",
                "i?m:Attach*Policy",
                "*:CreatePolicyVersion",
                "iam:AddUserToGroup",
                "iam:CreateAccessKey",
                "iam:UpdateLoginProfile",
                "iam:UpdateAssumeRolePolicy",
            })
    void an_action_that_makes_itself_administrator_on_any_identity_is_escalation(String action) {
        assertThat(levelOf(allow(action, "*"))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(conditioned(allow(action, "*")))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iam:Get*", "iam:List*", "iam:CreateUser", "iam:PassRole", "iam:PutUserPolic", "s3:Put*", ""})
    void another_action_on_any_identity_is_limited(String action) {
        assertThat(levelOf(allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "arn:aws:iam::*:user/*",
                "arn:aws:iam::111122223333:user/*",
                "arn:*:iam::*:role/*",
                "arn:aws:iam::*:group/?*",
                "arn:aws:iam::111122223333:policy/*",
            })
    void a_pattern_over_all_names_of_a_kind_is_any_identity(String resource) {
        assertThat(levelOf(allow("iam:*", resource))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:user/backup-svc",
                "arn:aws:iam::111122223333:role/app-*",
                "arn:aws:iam::444455556666:user/*",
                "arn:aws-cn:iam::111122223333:user/*",
                "arn:aws:iam::111122223333:mfa/*",
            })
    void identities_of_some_names_or_of_another_account_are_limited(String resource) {
        assertThat(levelOf(allow("iam:*", resource))).isEqualTo(Level.LIMITED);
    }

    @Test
    void everything_but_one_identity_is_any_identity() {
        Statement statement =
                new Statement(true, List.of("iam:*"), false, List.of("arn:aws:iam::*:user/boss"), true, false);
        assertThat(levelOf(statement)).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:*", "iam:PutUserPolicy", "iam:attachuserpolicy"})
    void giving_oneself_rights_is_escalation_even_on_oneself_only(String action) {
        assertThat(levelOf(allow(action, "arn:aws:iam::*:user/${aws:username}")))
                .isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:CreateAccessKey", "iam:ChangePassword", "iam:*MFADevice", "iam:PutRolePolicy"})
    void other_actions_on_oneself_are_self_service(String action) {
        assertThat(levelOf(allow(action, "arn:aws:iam::*:user/${aws:username}")))
                .isEqualTo(Level.SELF_SERVICE);
    }

    @Test
    void one_resource_beside_oneself_is_no_longer_self_service() {
        Statement statement = new Statement(
                true,
                List.of("iam:ChangePassword"),
                false,
                List.of("arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/boss"),
                false,
                false);
        assertThat(levelOf(statement)).isEqualTo(Level.LIMITED);
    }
}
