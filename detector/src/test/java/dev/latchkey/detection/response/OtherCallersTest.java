package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherCallersTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step KEY = keyed(NEW_USER, "e-2", NOON);

    @Test
    void whoever_made_the_identity_is_to_be_stopped_too() {
        assertThat(OtherCallers.sentence(stretch(NEW_USER, CREATION, KEY)))
                .hasValue("then contain the caller, who can create the next one: see Contain in docs/runbook.md");
    }

    @Test
    void who_armed_itself_is_stopped_already() {
        Principal oneself = Cast.user(NEW_USER.name());
        Step grant = by(oneself, granted(NEW_USER, "e-3", NOON, Level.ADMIN));
        assertThat(OtherCallers.sentence(stretch(NEW_USER, grant, by(oneself, KEY))))
                .isEmpty();
    }

    @Test
    void root_is_stopped_by_its_own_commands_and_is_the_maker_of_another() {
        Step key = step(ACCOUNT_ROOT, "e-2", NOON, new CredentialMade("access key", "AKIAIOSFODNN7EXAMPLE"));
        assertThat(OtherCallers.sentence(stretch(ACCOUNT_ROOT, by(Cast.ROOT, key))))
                .isEmpty();
        assertThat(OtherCallers.sentence(stretch(NEW_USER, by(Cast.ROOT, CREATION), by(Cast.ROOT, KEY))))
                .isPresent();
    }

    @Test
    void behind_a_session_of_root_is_somebody_in_another_account() {
        Step key = step(ACCOUNT_ROOT, "e-2", NOON, new CredentialMade("password", ""));
        assertThat(OtherCallers.sentence(stretch(ACCOUNT_ROOT, by(Sessions.PRIVILEGED_ROOT, key))))
                .contains("then contain whoever called AssumeRoot, in the organization's management account or the one"
                        + " that looks after IAM for it: see Contain in docs/runbook.md");
    }

    @Test
    void who_called_beside_such_a_session_is_to_be_stopped_too() {
        assertThat(OtherCallers.sentence(stretch(NEW_USER, by(Sessions.PRIVILEGED_ROOT, CREATION), KEY)))
                .contains("then contain the caller, who can create the next one, and whoever called AssumeRoot, in the"
                        + " organization's management account or the one that looks after IAM for it: see Contain in"
                        + " docs/runbook.md");
    }

    @Test
    void a_partner_that_armed_a_user_with_the_rights_of_that_user_is_to_be_stopped_too() {
        Principal partner = Cast.lent(Cast.user(NEW_USER.name()), Cast.VENDOR);
        Step grant = by(partner, granted(NEW_USER, "e-3", NOON, Level.ADMIN));
        assertThat(OtherCallers.sentence(stretch(NEW_USER, grant, by(partner, KEY))))
                .isPresent();
        Step rootKey = step(ACCOUNT_ROOT, "e-2", NOON, new CredentialMade("access key", "AKIAIOSFODNN7EXAMPLE"));
        assertThat(OtherCallers.sentence(stretch(ACCOUNT_ROOT, by(Cast.lent(Cast.ROOT, Cast.VENDOR), rootKey))))
                .isPresent();
    }

    /** Nobody can stop these, and nobody should. */
    @Test
    void a_service_of_aws_is_nobody_to_stop() {
        Principal service = new Principal(
                "AWSService",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("sso.amazonaws.com"),
                Optional.empty(),
                Optional.empty());
        assertThat(OtherCallers.sentence(stretch(NEW_USER, by(service, CREATION), by(Sessions.IDENTITY_CENTER, KEY))))
                .isEmpty();
    }
}
