package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import org.junit.jupiter.api.Test;

/** Of root, whom no policy stops: a command without a name acts on whoever runs it. */
class RootContainmentTest {

    /** IAM has no policies for root, and a command without a name might hit its reader. */
    @Test
    void root_is_denied_nothing_in_short() {
        Step key = step(ACCOUNT_ROOT, "e-1", NOON, new CredentialMade("access key", "AKIAIOSFODNN7EXAMPLE"));
        assertThat(Containment.shortDenial(stretch(ACCOUNT_ROOT, key))).isEmpty();
    }

    @Test
    void for_root_nothing_acts_on_whoever_reads_it() {
        Step key = step(ACCOUNT_ROOT, "e-1", NOON, new CredentialMade("access key", "AKIAIOSFODNN7EXAMPLE"));
        Stretch stretch = stretch(ACCOUNT_ROOT, key);
        assertThat(Containment.commands(stretch))
                .startsWith(
                        "sign in as root, then:",
                        "aws iam update-access-key --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive")
                .endsWith("aws iam delete-access-key --access-key-id AKIAIOSFODNN7EXAMPLE")
                .anyMatch(line -> line.startsWith("aws sts assume-root --region=us-east-1 --target-principal " + HOME))
                .anyMatch(line -> line.contains("once aws sts get-caller-identity says :root"));
        assertThat(Checks.of(stretch)).isNotEmpty().noneMatch(line -> line.contains("--user-name"));
    }

    /** Without a user's name the command takes the password of whoever runs it. */
    @Test
    void no_command_out_of_context_takes_away_the_password_of_its_reader() {
        Step password = step(ACCOUNT_ROOT, "e-1", NOON, new CredentialMade("password", ""));
        Stretch stretch = stretch(ACCOUNT_ROOT, password);
        assertThat(Containment.stops(stretch)).isEmpty();
        assertThat(Containment.commands(stretch))
                .contains("change the password of root in the console")
                .endsWith("aws iam delete-login-profile");
    }
}
