package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.allowAllBut;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static dev.latchkey.detection.rights.Documents.privilegeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may become a role may do what the role may, and that is not known from the document. */
class AssumeRoleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "arn:aws:iam::111122223333:role/Admin",
                "arn:aws:iam::444455556666:role/*",
                "arn:aws:iam::*:role/teams/*",
                "arn:aws:iam::111122223333:*",
                "arn:*",
                "arn:aws:iam::111122223333:role/${aws:username}",
            })
    void assuming_a_role_is_unknown(String resource) {
        assertThat(levelOf(allow("sts:AssumeRole", resource))).isEqualTo(Level.UNKNOWN);
        assertThat(levelOf(allow("sts:*", resource))).isEqualTo(Level.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:::*", "arn:aws:iam::111122223333:user/role", "arn:aws:sts::111122223333:x"})
    void what_is_no_role_cannot_be_assumed(String resource) {
        assertThat(levelOf(allow("sts:AssumeRole", resource))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"arn:aws:*", "arn:aws:i*", "arn:aws:iam::*", "arn:aws:iam::111122223333:r?le/x", "?*", "**"})
    void a_pattern_that_reaches_into_the_roles_is_unknown_too(String resource) {
        assertThat(levelOf(allow("sts:AssumeRole", resource))).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void hostile_resources_and_exceptions_are_looked_at_once() {
        String colons = ":".repeat(60_000);
        String stars = "*".repeat(60_000);
        assertThat(levelOf(allow("sts:AssumeRole", "arn:" + stars + colons))).isEqualTo(Level.LIMITED);
        assertThat(levelOf(allow("sts:AssumeRole", "arn:aws:" + stars + "!:x"))).isEqualTo(Level.UNKNOWN);
        assertThat(levelOf(allowAllBut("arn:aws:s3:::x", stars + "!"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void every_action_of_other_services_on_a_role_is_limited() {
        assertThat(levelOf(allow("s3:*", "*"))).isEqualTo(Level.LIMITED);
        assertThat(levelOf(allow("sts:GetCallerIdentity", "*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void an_exception_leaves_every_other_role() {
        Statement allButOne = new Statement(
                true, List.of("sts:AssumeRole"), false, List.of("arn:aws:iam::111122223333:role/Admin"), true, false);
        assertThat(levelOf(allButOne)).isEqualTo(Level.UNKNOWN);
        assertThat(levelOf(allowAllBut("arn:aws:iam::111122223333:role/Admin", "s3:*")))
                .isEqualTo(Level.UNKNOWN);
    }

    @Test
    void assuming_a_role_beside_limited_rights_counts() {
        assertThat(privilegeOf(allow("s3:GetObject", "*"), allow("sts:AssumeRole", "*"))
                        .why())
                .contains("assume roles");
    }
}
