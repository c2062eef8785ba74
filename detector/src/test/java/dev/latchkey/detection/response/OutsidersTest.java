package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsidersTest {

    private static final String SAML = "arn:aws:iam::" + HOME + ":saml-provider/corp-login";
    private static final String OIDC = "arn:aws:iam::" + HOME + ":oidc-provider/ci.example.net";

    @Test
    void a_provider_of_ones_own_account_that_is_an_outsider_as_it_is_new_is_said_to_be() {
        assertThat(reasons(federated(SAML).asNewProvider()))
                .contains(SAML + " lets outsiders in: it was made or changed about when the role was opened for it");
        assertThat(reasons(federated(SAML))).noneMatch(line -> line.contains("outsiders in:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm.amazonaws.com",
                "rolesanywhere.amazonaws.com",
                "credentials.iot.amazonaws.com",
                "credentials.iot.eu-central-1.amazonaws.com",
                "SSM.amazonaws.com",
                "cognito-identity.amazonaws.com"
            })
    void a_service_that_lets_outsiders_in_says_whom(String service) {
        assertThat(reasons(new Trusted(Kind.SERVICE, service, false, false)))
                .anyMatch(line -> line.startsWith(service + " lets outsiders in: "));
    }

    @Test
    void guests_of_an_identity_pool_come_in_by_federation() {
        assertThat(reasons(federated("cognito-identity.amazonaws.com")))
                .anyMatch(line -> line.contains("including its guests if it has any"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssm.example.net", "ssm-incidents.amazonaws.com", "iot.amazonaws.com"})
    void of_other_services_nothing_is_said(String service) {
        assertThat(reasons(LAMBDA, new Trusted(Kind.SERVICE, service, false, false)))
                .noneMatch(line -> line.contains("outsiders in:"));
    }

    @Test
    void what_only_bears_the_name_of_a_service_is_not_explained_as_one() {
        assertThat(reasons(new Trusted(Kind.AWS, "ssm.amazonaws.com", false, false)))
                .noneMatch(line -> line.contains("activation"));
    }

    @Test
    void a_new_provider_is_looked_at_before_it_is_taken_back_for_one_of_ones_own_may_only_have_been_changed() {
        assertThat(commands(federated(SAML).asNewProvider()))
                .endsWith(
                        "then the provider, which lets the same people into every role that trusts it: save what it"
                                + " says, then delete it if it was made for this (aws iam delete-saml-provider), else give it"
                                + " back its metadata (update-saml-provider):",
                        "aws iam get-saml-provider --saml-provider-arn " + SAML);
        assertThat(commands(federated(OIDC).asNewProvider()))
                .endsWith(
                        "then the provider, which lets the same people into every role that trusts it: save what it"
                                + " says, then delete it if it was made for this (aws iam"
                                + " delete-open-id-connect-provider), else remove what was added:",
                        "aws iam get-open-id-connect-provider --open-id-connect-provider-arn " + OIDC);
        assertThat(commands(federated(SAML))).noneMatch(line -> line.contains("provider"));
    }

    @Test
    void an_oidc_provider_whose_address_has_the_words_of_the_other_kind_is_none_of_it() {
        String arn = OIDC + "/:saml-provider/x";
        assertThat(commands(federated(arn).asNewProvider()))
                .endsWith("aws iam get-open-id-connect-provider --open-id-connect-provider-arn " + arn);
    }

    @Test
    void a_role_that_holders_of_certificates_may_assume_leads_to_their_anchor_in_whatever_region() {
        Trusted service = new Trusted(Kind.SERVICE, "rolesanywhere.amazonaws.com", false, false);
        assertThat(commands(service))
                .endsWith(
                        "then disable each trust anchor that nobody here made, as its certificates may open other roles"
                                + " too (replace ID) (repeat for every region in use):",
                        "aws rolesanywhere list-trust-anchors --region=us-east-1"
                                + " --query 'trustAnchors[?enabled].[trustAnchorId,name,createdAt,updatedAt]'",
                        "aws rolesanywhere disable-trust-anchor --region=us-east-1 --trust-anchor-id ID");
        assertThat(commands(LAMBDA)).noneMatch(line -> line.contains("anchor"));
    }

    @Test
    void the_longest_address_that_an_oidc_provider_may_have_stands_whole_in_the_command() {
        String arn = "arn:aws:iam::" + HOME + ":oidc-provider/" + "a".repeat(255);
        assertThat(commands(federated(arn).asNewProvider()))
                .endsWith("aws iam get-open-id-connect-provider --open-id-connect-provider-arn " + arn);
    }

    @Test
    void the_name_of_a_provider_cannot_do_something_else_in_a_shell() {
        assertThat(commands(federated(SAML + "; rm -r /").asNewProvider()))
                .endsWith("aws iam get-saml-provider --saml-provider-arn '" + SAML + "; rm -r /'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"444455556666", "arn:aws:iam::444455556666:root", "arn:aws:sts::444455556666:assumed-role/a/b"})
    void an_account_that_may_be_ones_own_is_asked_for_beside_the_entry(String party) {
        assertThat(approving(new Trusted(Kind.AWS, party, false, false)))
                .last()
                .isEqualTo(
                        "If 444455556666 is an account of your own, name it in ownAccounts instead of adding an entry for each"
                                + " role that trusts it: see Tune in README.md");
    }

    @Test
    void of_nobody_who_could_be_an_account_of_ones_own_it_is_asked() {
        assertThat(approving(Cast.principalOf(HOME), federated(SAML).asNewProvider()))
                .noneMatch(line -> line.contains("ownAccounts"));
        assertThat(approving(new Trusted(Kind.AWS, "AIDAEXAMPLESTRANGER", false, false)))
                .noneMatch(line -> line.contains("ownAccounts"));
        assertThat(approving(Cast.ANYONE, Cast.THE_VENDOR))
                .as("whom a role lets in that lets everybody in makes no difference")
                .noneMatch(line -> line.contains("ownAccounts"));
    }

    @Test
    void of_many_accounts_three_are_named() {
        Trusted[] many = IntStream.range(0, 60)
                .mapToObj(at -> new Trusted(Kind.AWS, String.valueOf(100_000_000_000L + at), false, false))
                .toArray(Trusted[]::new);
        assertThat(approving(many))
                .last()
                .asString()
                .startsWith("If 100000000000 or 100000000001 or 100000000002 is an account of your own");
    }

    @Test
    void many_new_providers_do_not_bury_the_rest() {
        Trusted[] many = IntStream.range(0, 60)
                .mapToObj(at -> federated(SAML + at).asNewProvider())
                .toArray(Trusted[]::new);
        assertThat(reasons(many))
                .filteredOn(line -> line.contains("outsiders in:"))
                .hasSize(3);
        assertThat(commands(many))
                .filteredOn(line -> line.contains("get-saml-provider"))
                .hasSize(3);
    }

    private static Trusted federated(String name) {
        return new Trusted(Kind.FEDERATED, name, false, true);
    }

    private static List<String> approving(Trusted... trusted) {
        return AlertParts.approving(finding(trusted));
    }

    private static List<String> commands(Trusted... trusted) {
        return Containment.commands(role(trusted));
    }

    private static List<String> reasons(Trusted... trusted) {
        return AlertParts.reasons(finding(trusted));
    }

    private static Finding finding(Trusted... trusted) {
        return Finding.of(new Assessment(role(trusted), Case.NEW_ROLE_OUTSIDE, List.of(), List.of()));
    }

    private static Stretch role(Trusted... trusted) {
        return stretch(NEW_ROLE, created(NEW_ROLE, "e-1", NOON), opened(NEW_ROLE, "e-2", NOON, trusted));
    }
}
