package dev.latchkey.detection.chain;

import static dev.latchkey.detection.chain.Documents.allow;
import static dev.latchkey.detection.chain.Documents.levelOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.Privilege.Level;
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

    @Test
    void passing_roles_beside_oneself_is_no_self_service() {
        assertThat(levelOf(allow("lambda:CreateFunction", "arn:aws:lambda:*:*:function:${aws:username}-*")))
                .isEqualTo(Level.LIMITED);
    }
}
