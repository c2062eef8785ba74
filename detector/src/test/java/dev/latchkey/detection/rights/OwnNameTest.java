package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to write the name of oneself in a resource. */
class OwnNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"${aws:username}", "${aws:userName}", "${AWS:USERNAME}", "${aws:username, 'nobody'}"})
    void giving_oneself_rights_is_escalation_however_oneself_is_written(String oneself) {
        assertThat(levelOf(allow("iam:*", "arn:aws:iam::*:user/" + oneself))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allow("iam:ChangePassword", "arn:aws:iam::*:user/" + oneself)))
                .isEqualTo(Level.SELF_SERVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss", "aws:username"})
    void somebody_by_name_is_not_oneself(String name) {
        assertThat(levelOf(allow("iam:*", "arn:aws:iam::*:user/" + name))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${aws:PrincipalTag/name}", "${saml:sub}", "${*}", "${aws:usernam}"})
    void another_variable_may_stand_for_any_name(String variable) {
        assertThat(levelOf(allow("iam:*", "arn:aws:iam::*:user/" + variable))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allow("s3:*", "arn:aws:s3:::home/" + variable))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:*${aws:username}*",
                "arn:aws:iam::111122223333:user/*${aws:username}",
                "arn:aws:iam::111122223333:user/?${aws:username}*",
                "arn:aws:iam::111122223333:${aws:username}*",
                "arn:aws:*:*:*:${aws:username}/*",
                "arn:aws:iam::111122223333:user/${aws:username, '*'}",
                "arn:aws:iam::111122223333:user/${aws:username}*",
                "arn:aws:iam::111122223333:user/${aws:username}/*",
                "arn:aws:iam::111122223333:user/ad${aws:username}",
                "arn:aws:iam::111122223333:user/${aws:username}in",
                "arn:aws:iam::111122223333:user/${aws:PrincipalTag/team}${aws:username}",
            })
    void a_name_that_is_chosen_to_reach_others_may_stand_for_any(String resource) {
        assertThat(levelOf(allow("iam:CreateAccessKey", resource))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/${aws:username}",
                "arn:aws:i?m::111122223333:role/${aws:username}",
                "arn:aws:*:*:*:*/${aws:username}",
                "*:role/${aws:username}",
            })
    void a_role_of_the_name_that_was_chosen_is_not_oneself(String resource) {
        assertThat(levelOf(allow("iam:UpdateAssumeRolePolicy", resource))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/app-${aws:username}",
                "arn:aws:iam::111122223333:role/ops/${AWS:username, 'nobody'}",
                "arn:aws:s3:::home/${aws:username}*",
                "arn:aws:s3:::home/${aws:username}-*/*",
                "arn:aws:s3:::home/${aws:username}.???",
                "arn:aws:iam::111122223333:user/admin${aws:username}",
            })
    void what_begins_with_the_name_that_was_chosen_or_bears_it_too_is_limited(String resource) {
        assertThat(levelOf(allow("iam:UpdateAssumeRolePolicy", resource))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:user/${aws:username}",
                "arn:aws:iam::111122223333:user/*/${aws:username}",
                "arn:aws:iam::*:mfa/${aws:username}*",
                "arn:aws:s3:::home/${aws:username}/*",
                "arn:aws:s3:::home/users/${aws:username}.txt",
                "arn:aws:s3:::home/${aws:username}-files/*.txt",
            })
    void a_name_in_its_own_place_is_oneself(String resource) {
        assertThat(levelOf(allow("iam:CreateAccessKey", resource))).isEqualTo(Level.SELF_SERVICE);
    }

    /** The user is called as the bucket, the function or the machine is that he is meant to reach. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::${aws:username}",
                "arn:aws:s3:::${aws:username}/*",
                "arn:aws:s3:::*/${aws:username}/*",
                "arn:aws:s3:::home/*/${aws:username}/*",
                "arn:aws:lambda:eu-west-1:111122223333:function:${aws:username}",
                "arn:aws:ec2:*:*:instance/${aws:username}",
                "arn:aws:sagemaker:*:*:user-profile/*/${aws:username}",
                "arn:aws:sqs:*:*:${aws:username}-*",
            })
    void what_bore_the_name_before_it_was_chosen_is_not_oneself(String resource) {
        assertThat(levelOf(allow("s3:GetObject", resource))).isEqualTo(Level.LIMITED);
        assertThat(levelOf(allow("lambda:UpdateFunctionCode", resource))).isEqualTo(Level.LIMITED);
    }

    @Test
    void giving_oneself_rights_is_escalation_whatever_else_is_reached() {
        assertThat(levelOf(besideBucket("iam:Put*"))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(besideBucket("iam:Get*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void everything_in_a_folder_of_ones_own_makes_nobody_an_administrator() {
        assertThat(levelOf(allow("*", "arn:aws:s3:::home/${aws:username}/*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void passing_roles_beside_oneself_is_no_self_service() {
        assertThat(levelOf(allow("lambda:CreateFunction", "arn:aws:lambda:*:*:function:${aws:username}-*")))
                .isEqualTo(Level.LIMITED);
    }

    private static Statement besideBucket(String action) {
        List<String> resources = List.of("arn:aws:s3:::bucket", "arn:aws:iam::*:user/${aws:username}");
        return new Statement(true, List.of(action), false, resources, false, false);
    }
}
