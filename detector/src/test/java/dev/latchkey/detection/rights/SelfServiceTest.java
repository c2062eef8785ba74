package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.deny;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may look after himself may also see what he needs for it. */
class SelfServiceTest {

    private static final String ONESELF = "arn:aws:iam::*:user/${aws:username}";
    private static final Statement PASSWORD = allow("iam:ChangePassword", ONESELF);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:GetAccountPasswordPolicy",
                "iam:GetAccountSummary",
                "iam:ListAccountAliases",
                "iam:ListUsers",
                "IAM:listvirtualmfadevices"
            })
    void a_read_out_beside_self_service_is_no_grant_and_alone_it_is_one(String action) {
        assertThat(levelOf(PASSWORD, allow(action, "*"))).isEqualTo(Level.SELF_SERVICE);
        assertThat(levelOf(allow(action, "*"), PASSWORD)).isEqualTo(Level.SELF_SERVICE);
        assertThat(levelOf(allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:GetUser", "iam:ListRoles", "iam:List*", "iam:GetAccount*", "s3:ListAllMyBuckets"})
    void another_one_beside_self_service_is_a_grant(String action) {
        assertThat(levelOf(PASSWORD, allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void a_read_out_with_something_else_in_one_statement_is_a_grant() {
        Statement both =
                new Statement(true, List.of("iam:ListUsers", "s3:GetObject"), false, List.of("*"), false, false);
        Statement allBut = new Statement(true, List.of("iam:ListUsers"), true, List.of("*"), false, false);
        assertThat(levelOf(PASSWORD, both)).isEqualTo(Level.LIMITED);
        assertThat(levelOf(PASSWORD, allBut)).isEqualTo(Level.ESCALATION);
    }

    @Test
    void second_factors_beside_oneself_are_self_service_whatever_they_are_called() {
        Statement made = allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:mfa/*");
        Statement listed = new Statement(
                true, List.of("iam:ListMFADevices"), false, List.of("arn:aws:iam::*:mfa/*", ONESELF), false, false);
        assertThat(levelOf(PASSWORD, made)).isEqualTo(Level.SELF_SERVICE);
        assertThat(levelOf(listed)).isEqualTo(Level.SELF_SERVICE);
        assertThat(levelOf(made)).isEqualTo(Level.LIMITED);
        assertThat(levelOf(PASSWORD, allow("iam:DeactivateMFADevice", "*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void the_whole_example_of_aws_is_self_service_with_its_deny() {
        assertThat(levelOf(
                        allow("iam:ListUsers", "*"),
                        PASSWORD,
                        allow("iam:*AccessKey*", ONESELF),
                        allow("iam:*VirtualMFADevice", "arn:aws:iam::*:mfa/*"),
                        deny("*", "*")))
                .isEqualTo(Level.SELF_SERVICE);
    }

    @Test
    void what_lets_write_ones_own_rights_stays_powerful_beside_it() {
        assertThat(levelOf(allow("iam:PutUserPolicy", ONESELF), PASSWORD, allow("iam:ListUsers", "*")))
                .isEqualTo(Level.ESCALATION);
    }

    /** A user of the path {@code /x:mfa/} is called {@code arn:aws:iam::111122223333:user/x:mfa/name}. */
    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::*:mfa/*", "arn:aws:iam::*:mfa/${aws:username}", "arn:*:mfa/${aws:username}"})
    void what_lets_write_ones_own_rights_is_none_on_what_only_looks_like_a_second_factor(String resource) {
        assertThat(levelOf(PASSWORD, allow("iam:PutUserPolicy", resource))).isNotEqualTo(Level.SELF_SERVICE);
        assertThat(levelOf(PASSWORD, allow("iam:CreatePolicy*", resource))).isNotEqualTo(Level.SELF_SERVICE);
    }
}
