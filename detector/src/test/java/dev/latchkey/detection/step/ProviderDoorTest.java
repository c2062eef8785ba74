package dev.latchkey.detection.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door that a role has which trusts a provider of identities. */
class ProviderDoorTest {

    private static final Own OWN = Own.accounts(Set.of(Cast.HOME, Cast.SISTER));
    private static final String EKS = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/E";

    @Test
    void an_oidc_provider_is_a_workload_with_an_exact_subject_and_outside_without() {
        assertThat(door(EKS, true, true)).isEqualTo(Door.WORKLOAD);
        assertThat(door(EKS, true, false)).isEqualTo(Door.OUTSIDE);
        assertThat(door("accounts.google.com", true, false)).isEqualTo(Door.OUTSIDE);
    }

    @Test
    void another_oidc_provider_of_the_account_is_inside_with_an_exact_subject() {
        String github = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        assertThat(door(github, true, true)).isEqualTo(Door.INSIDE);
        assertThat(door(github, true, false)).isEqualTo(Door.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognito-identity.amazonaws.com", "accounts.google.com", "graph.facebook.com"})
    void who_gives_everybody_a_subject_is_outside_even_with_an_exact_one(String provider) {
        assertThat(door(provider, true, true)).isEqualTo(Door.OUTSIDE);
    }

    @Test
    void a_saml_provider_is_inside() {
        assertThat(door("arn:aws:iam::111122223333:saml-provider/corp", false, false))
                .isEqualTo(Door.INSIDE);
    }

    @Test
    void a_provider_is_of_the_kind_that_stands_behind_its_account_whatever_its_address_holds() {
        String oidc = "arn:aws:iam::111122223333:oidc-provider/stranger.example/a:saml-provider/b";
        assertThat(door(oidc, true, false)).isEqualTo(Door.OUTSIDE);
        assertThat(door(oidc, true, true)).isEqualTo(Door.INSIDE);
    }

    @Test
    void a_provider_of_an_account_of_ones_own_is_as_one_of_the_home_account() {
        assertThat(door("arn:aws:iam::123456789012:saml-provider/corp", false, false))
                .isEqualTo(Door.INSIDE);
        assertThat(door(EKS.replace(Cast.HOME, Cast.SISTER), true, true)).isEqualTo(Door.WORKLOAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::444455556666:saml-provider/corp",
                "arn:aws:iam::444455556666:oidc-provider/token.example",
                "arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/E",
                "arn:aws:iam::444455556666:saml-provider/arn:aws:iam::111122223333:saml-provider/corp",
                "arn:aws:iam::vendor:saml-provider/corp",
            })
    void a_provider_of_an_account_that_is_not_ones_own_is_outside_even_with_an_exact_subject(String provider) {
        assertThat(door(provider, true, true)).isEqualTo(Door.OUTSIDE);
    }

    /** GitHub vouches for whoever has a repository there. */
    @Test
    void whose_subjects_are_ones_own_can_be_said() {
        Own own = new Own(OWN.accounts(), Set.of("repo:example-org/*", "system:build"));
        assertThat(door(own, true, "repo:example-org/app:ref:refs/heads/main")).isEqualTo(Door.INSIDE);
        assertThat(door(own, false, "repo:example-org/app:*")).isEqualTo(Door.INSIDE);
        assertThat(door(own, true, "repo:example-org/app:environment:live", "system:build"))
                .isEqualTo(Door.INSIDE);
        assertThat(door(own, true, "repo:example-stranger/app:ref:refs/heads/main"))
                .isEqualTo(Door.OUTSIDE);
        assertThat(door(own, true, "repo:example-org/app:environment:live", "repo:example-stranger/x"))
                .isEqualTo(Door.OUTSIDE);
        assertThat(door(own, false, "repo:*")).isEqualTo(Door.OUTSIDE);
        assertThat(door(own, false, "repo:example-or?/app")).isEqualTo(Door.OUTSIDE);
        assertThat(door(own, true)).isEqualTo(Door.OUTSIDE);
        assertThat(door(OWN, true, "repo:example-stranger/app")).isEqualTo(Door.INSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc.eks.eu-west-1.amazonaws.com", "oidc-eks.eu-west-1.api.aws"})
    void a_cluster_vouches_for_its_own_whatever_is_said_of_others(String host) {
        Trusted cluster = new Trusted(
                Kind.FEDERATED,
                "arn:aws:iam::111122223333:oidc-provider/" + host + "/id/E",
                false,
                true,
                List.of("system:serviceaccount:shop:cart"));
        Own own = new Own(OWN.accounts(), Set.of("repo:example-org/*"));
        assertThat(Door.of(List.of(cluster), own)).isEqualTo(Door.WORKLOAD);
    }

    @ParameterizedTest
    @CsvSource({
        "oidc.eks.eu-west-1.amazonaws.com/id/E, WORKLOAD",
        "oidc.eks.cn-north-1.amazonaws.com.cn/id/E, WORKLOAD",
        "oidc.eks.eu-west-1.api.aws/id/E, WORKLOAD",
        "oidc-eks.eu-west-1.api.aws/id/E, WORKLOAD",
        "oidc-eks.cn-north-1.api.amazonwebservices.com.cn/id/E, WORKLOAD",
        "oidc-eks.eusc-de-east-1.api.amazonwebservices.eu/id/E, WORKLOAD",
        "oidc.eks.eu-west-1.amazonawsexample.com/id/E, INSIDE",
        "oidc.eks.eu-west-1.amazonaws.example/id/E, INSIDE",
        "oidc.eks.eu-west-1.api.awsexample/id/E, INSIDE",
        "oidc-eks.eu-west-1.api.aws.example/id/E, INSIDE",
        "oidc-eks.eu-west-1.api.amazonwebservices.example/id/E, INSIDE",
        "oidcxeks.eu-west-1.api.aws/id/E, INSIDE",
    })
    void only_a_host_of_aws_is_a_cluster(String host, Door door) {
        String provider = "arn:aws:iam::111122223333:oidc-provider/" + host;
        assertThat(door(provider, true, true)).isEqualTo(door);
    }

    private static Door door(Own own, boolean exact, String... subjects) {
        String provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        return Door.of(List.of(new Trusted(Kind.FEDERATED, provider, false, exact, List.of(subjects))), own);
    }

    private static Door door(String name, boolean narrowed, boolean exactSubject) {
        return Door.of(List.of(new Trusted(Kind.FEDERATED, name, narrowed, exactSubject)), OWN);
    }
}
