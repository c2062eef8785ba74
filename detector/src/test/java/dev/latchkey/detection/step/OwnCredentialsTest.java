package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.LooseEnds;
import dev.latchkey.detection.rights.Privilege;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials for oneself and for others, and what a chain could be at worst. */
class OwnCredentialsTest {

    private static final ApiCall PASSWORD = call(Operation.UPDATE_LOGIN_PROFILE, "userName", "Eve");

    @Test
    void a_password_changed_by_another_is_a_credential_and_ones_own_is_not() {
        assertThat(stage(PASSWORD)).isEqualTo(Stage.CREDENTIAL);
        assertThat(stage(by(Cast.user("eve"), PASSWORD))).isEqualTo(Stage.EVIDENCE);
    }

    @Test
    void who_bears_the_name_and_is_no_user_is_another() {
        assertThat(stage(by(Sessions.ofRole("Eve", "s"), PASSWORD))).isEqualTo(Stage.CREDENTIAL);
    }

    @Test
    void the_password_of_root_is_a_credential_even_by_root() {
        assertThat(stage(by(Cast.ROOT, call(Operation.UPDATE_LOGIN_PROFILE)))).isEqualTo(Stage.CREDENTIAL);
    }

    @Test
    void a_key_made_active_is_a_credential_whatever_the_case_and_a_key_made_inactive_is_not() {
        assertThat(stage(call(Operation.UPDATE_ACCESS_KEY, "userName", "eve", "status", "Active")))
                .isEqualTo(Stage.CREDENTIAL);
        assertThat(stage(call(Operation.UPDATE_ACCESS_KEY, "userName", "eve", "status", "ACTIVE")))
                .isEqualTo(Stage.CREDENTIAL);
        assertThat(stage(call(Operation.UPDATE_ACCESS_KEY, "userName", "eve", "status", "Inactive")))
                .isEqualTo(Stage.EVIDENCE);
        assertThat(stage(call(Operation.UPDATE_ACCESS_KEY, "userName", "eve"))).isEqualTo(Stage.EVIDENCE);
    }

    @Test
    void of_a_credential_that_is_reset_the_answer_says_for_which_service_it_is() {
        ApiCall reset = call(Operation.RESET_SERVICE_SPECIFIC_CREDENTIAL, "serviceSpecificCredentialId", "ACCAEXAMPLE");
        assertThat(Step.of(answered("serviceSpecificCredential.serviceName", "codecommit.amazonaws.com", reset)))
                .singleElement()
                .extracting(step -> step.fact().shown())
                .isEqualTo("codecommit.amazonaws.com service-specific credential ACCAEXAMPLE");
    }

    @Test
    void a_service_linked_role_is_named_by_the_answer_and_else_by_the_request() {
        ApiCall made = call(Operation.CREATE_SERVICE_LINKED_ROLE, "aWSServiceName", "x.amazonaws.com");
        assertThat(Step.of(answered("role.roleName", "AWSServiceRoleForX", made))
                        .get(0)
                        .target())
                .isEqualTo("AWSServiceRoleForX");
        assertThat(Step.of(call(Operation.CREATE_SERVICE_LINKED_ROLE, "roleName", "AWSServiceRoleForY"))
                        .get(0)
                        .target())
                .isEqualTo("AWSServiceRoleForY");
    }

    @Test
    void at_worst_a_provider_is_new_and_a_grant_that_is_not_known_all_and_nothing_else_changes() {
        Trusted saml = new Trusted(Kind.FEDERATED, "arn:aws:iam::111122223333:saml-provider/corp", true, true);
        Step door = Cast.opened(Cast.NEW_ROLE, "e-1", Cast.NOON, saml, Cast.LAMBDA);
        Trusted worst = new Trusted(Kind.NEW_PROVIDER, saml.name(), true, true);
        assertThat(LooseEnds.atWorst(door).fact()).isEqualTo(new Fact.DoorOpened(List.of(worst, Cast.LAMBDA)));
        Step unknown = Cast.granted(Cast.NEW_USER, "e-2", Cast.NOON, Privilege.Level.UNKNOWN);
        assertThat(LooseEnds.atWorst(unknown).fact().strength()).isEqualTo(Privilege.Level.ADMIN.strength());
        Step limited = Cast.granted(Cast.NEW_USER, "e-3", Cast.NOON, Privilege.Level.LIMITED);
        assertThat(LooseEnds.atWorst(limited)).isEqualTo(limited);
    }

    private static Stage stage(ApiCall call) {
        List<Step> steps = Step.of(call);
        assertThat(steps).hasSize(1);
        return steps.get(0).stage();
    }
}
