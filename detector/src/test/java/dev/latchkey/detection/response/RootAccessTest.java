package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.ROOT;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of root holds in the partition of the account. */
class RootAccessTest {

    private static final Subject GOV_CLOUD = new Subject.Root("aws-us-gov", HOME);
    private static final Subject CHINA = new Subject.Root("aws-cn", HOME);

    @ParameterizedTest
    @CsvSource({"aws, CONSOLE", "aws-us-gov, KEY", "aws-cn, NOBODY", "aws-iso, CONSOLE", "latchkey-test, CONSOLE"})
    void each_partition_has_its_way(String partition, RootAccess access) {
        assertThat(RootAccess.of(new Subject.Root(partition, HOME))).isEqualTo(access);
    }

    @Test
    void in_gov_cloud_nobody_is_asked_to_sign_in() {
        assertThat(AlertText.of(Findings.of(by(ROOT, keyed(GOV_CLOUD, "e-1", NOON)))))
                .contains("ask whoever has a key of root whether this was theirs")
                .contains("with a key of root, as nobody signs in as root in GovCloud (docs/runbook.md")
                .doesNotContain("sign in as root", "signed in as root");
    }

    @Test
    void in_china_where_root_has_no_credentials_aws_is_asked() {
        assertThat(AlertText.of(Findings.of(by(ROOT, keyed(CHINA, "e-1", NOON)))))
                .contains("ask AWS's support, as nobody has credentials of root in China, whether this was theirs")
                .contains("nobody has credentials of root in China, so have AWS's support do this:")
                .doesNotContain("sign in as root");
    }

    /** Of a caller that is root in the chain of somebody else, too. */
    @Test
    void whom_root_makes_is_asked_about_in_the_same_way() {
        Subject user = new Subject.User("aws-us-gov", HOME, "backup-svc");
        assertThat(Asking.of(
                        Findings.of(by(ROOT, Cast.created(user, "e-1", NOON)), by(ROOT, keyed(user, "e-2", NOON)))
                                .stretch(),
                        PlainText.LONGEST))
                .containsExactly("ask whoever has a key of root whether this was theirs");
    }

    @Test
    void where_root_has_no_console_no_password_is_changed_in_it() {
        for (Subject root : List.of(GOV_CLOUD, CHINA)) {
            CredentialMade password = new CredentialMade("password", "");
            assertThat(Containment.commands(Stretches.stretch(root, step(root, "e-1", NOON, password))))
                    .first()
                    .asString()
                    .startsWith("from the management account, by a session");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_command_by_itself_says_as_whom_it_is_run(RootAccess access) {
        assertThat(access.ifNot()).startsWith("If not, ").endsWith(": ");
    }
}
