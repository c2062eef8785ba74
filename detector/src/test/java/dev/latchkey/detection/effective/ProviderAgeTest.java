package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.StoredChains;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a provider lets in is an outsider if it was made within the window, 1,440 minutes, before or after the door. */
class ProviderAgeTest {

    private static final String SAML = "arn:aws:iam::" + Cast.HOME + ":saml-provider/corp";
    private static final Trusted FEDERATED = new Trusted(Kind.FEDERATED, SAML, false, false);
    private static final ApiCall MADE = answered("sAMLProviderArn", SAML, call(Operation.CREATE_SAML_PROVIDER));
    private static final ApiCall CHANGED = call(Operation.UPDATE_SAML_PROVIDER, "sAMLProviderArn", SAML);
    private static final ApiCall ROLE =
            trusting(List.of(FEDERATED), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"));

    private final History history = new History();

    @ParameterizedTest
    @CsvSource({"0, 1440, true", "0, 1441, false", "1440, 0, true", "1441, 0, false", "7, 7, true"})
    void a_provider_is_new_for_one_window_to_either_side(int made, int opened, boolean isNew) {
        history.then(made, MADE).then(opened, ROLE);
        assertThat(history.found(role("r")).equals(List.of("ROLE_OPENED MEDIUM")))
                .isEqualTo(isNew);
    }

    @Test
    void that_others_trust_an_old_provider_makes_it_no_younger() {
        history.then(0, ROLE).then(1, trusting(List.of(FEDERATED), call(Operation.CREATE_ROLE, "roleName", "other")));
        assertThat(history.found(role("r"))).isEmpty();
    }

    @Test
    void another_provider_says_nothing_of_this_one() {
        history.then(0, answered("sAMLProviderArn", SAML + "2", call(Operation.CREATE_SAML_PROVIDER)))
                .then(0, ROLE);
        assertThat(history.found(role("r"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"49, false", "50, true", "200, true"})
    void one_that_is_changed_as_often_as_a_judgement_reads_hides_no_later_change(int changes, boolean isNew) {
        for (int at = 0; at < changes; at++) {
            history.then(at, CHANGED);
        }
        history.then(2_000, ROLE);
        assertThat(history.found(role("r")).equals(List.of("ROLE_OPENED MEDIUM")))
                .isEqualTo(isNew);
    }

    @Test
    void roles_that_use_up_all_that_is_read_hide_no_new_provider() {
        String[] roles = IntStream.range(0, StoredChains.MOST_READ + 10)
                .mapToObj("arn:aws:iam::%s:role/decoy%%03d".formatted(Cast.HOME)::formatted)
                .toArray(String[]::new);
        ApiCall policy = call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "p");
        history.then(0, allowing(allow("sts:AssumeRole", roles), policy)).then(100, MADE, ROLE);
        assertThat(history.found(role("r"))).containsExactly("ROLE_OPENED HIGH");
    }

    @Test
    void one_that_identity_center_made_lets_in_nobody_new() {
        String byAws = "arn:aws:iam::" + Cast.HOME + ":role/aws-service-role/sso.amazonaws.com/AWSServiceRoleForSSO";
        history.then(0, by(issuedBy(byAws), MADE)).then(1, ROLE);
        assertThat(history.found(role("r"))).isEmpty();
        String byName = "arn:aws:iam::" + Cast.HOME + ":role/AWSServiceRoleForSSO";
        history.then(2, by(issuedBy(byName), MADE));
        assertThat(history.found(role("r"))).containsExactly("ROLE_OPENED MEDIUM");
    }

    @Test
    void one_that_a_role_made_which_has_identity_centers_path_within_its_own_is_as_new_as_any() {
        String path = "arn:aws:iam::" + Cast.HOME + ":role/:role/aws-service-role/sso.amazonaws.com/helper";
        history.then(0, by(issuedBy(path), MADE)).then(1, ROLE);
        assertThat(history.found(role("r"))).containsExactly("ROLE_OPENED MEDIUM");
    }

    private static Principal issuedBy(String role) {
        return new Principal(
                "AssumedRole",
                Optional.of("arn:aws:sts::" + Cast.HOME + ":assumed-role/AWSServiceRoleForSSO/s"),
                Optional.of(role),
                Optional.of(Cast.HOME),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
