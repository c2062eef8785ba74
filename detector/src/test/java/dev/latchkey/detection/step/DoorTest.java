package dev.latchkey.detection.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private static final Own OWN = Own.accounts(Set.of(Cast.HOME, Cast.SISTER));
    private static final String EKS = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/E";

    @Test
    void anybody_without_a_real_condition_is_public_and_under_one_outside() {
        assertThat(door(Kind.ANYONE, "*", false, false)).isEqualTo(Door.PUBLIC);
        assertThat(door(Kind.ANYONE, "*", true, false)).isEqualTo(Door.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "444455556666",
                "arn:aws:iam::444455556666:root",
                "arn:aws:iam::444455556666:user/vendor",
                "arn:aws:sts::444455556666:assumed-role/vendor/session",
                "AIDAIOSFODNN7EXAMPLE",
                "1111222233334",
                "arn:aws:iam::444455556666:role/111122223333",
                "unreadable trust policy",
                "",
            })
    void an_account_that_is_not_ones_own_is_outside_condition_or_not(String name) {
        assertThat(door(Kind.AWS, name, false, false)).isEqualTo(Door.OUTSIDE);
        assertThat(door(Kind.AWS, name, true, true)).isEqualTo(Door.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111122223333",
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::123456789012:user/somebody",
                "arn:aws:sts::123456789012:assumed-role/build/1",
            })
    void an_account_of_ones_own_is_inside(String name) {
        assertThat(door(Kind.AWS, name, false, false)).isEqualTo(Door.INSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rolesanywhere.amazonaws.com",
                "ssm.amazonaws.com",
                "credentials.iot.amazonaws.com",
                "cognito-identity.amazonaws.com",
                "ssm.amazonaws.com.cn",
                "ssm.eu-west-1.amazonaws.com",
            })
    void a_service_that_admits_outsiders_is_outside(String name) {
        assertThat(door(Kind.SERVICE, name, false, false)).isEqualTo(Door.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lambda.amazonaws.com",
                "ec2.amazonaws.com",
                "pods.eks.amazonaws.com",
                "iot.amazonaws.com",
                "ssmx.amazonaws.com"
            })
    void another_service_is_a_workload(String name) {
        assertThat(door(Kind.SERVICE, name, false, false)).isEqualTo(Door.WORKLOAD);
    }

    @Test
    void an_oidc_provider_is_a_workload_with_an_exact_subject_and_outside_without() {
        assertThat(door(Kind.FEDERATED, EKS, true, true)).isEqualTo(Door.WORKLOAD);
        assertThat(door(Kind.FEDERATED, EKS, true, false)).isEqualTo(Door.OUTSIDE);
        assertThat(door(Kind.FEDERATED, "accounts.google.com", true, false)).isEqualTo(Door.OUTSIDE);
    }

    @Test
    void another_oidc_provider_of_the_account_is_inside_with_an_exact_subject() {
        String github = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        assertThat(door(Kind.FEDERATED, github, true, true)).isEqualTo(Door.INSIDE);
        assertThat(door(Kind.FEDERATED, github, true, false)).isEqualTo(Door.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognito-identity.amazonaws.com", "accounts.google.com", "graph.facebook.com"})
    void who_gives_everybody_a_subject_is_outside_even_with_an_exact_one(String provider) {
        assertThat(door(Kind.FEDERATED, provider, true, true)).isEqualTo(Door.OUTSIDE);
    }

    @Test
    void a_saml_provider_is_inside() {
        assertThat(door(Kind.FEDERATED, "arn:aws:iam::111122223333:saml-provider/corp", false, false))
                .isEqualTo(Door.INSIDE);
    }

    @Test
    void a_provider_is_of_the_kind_that_stands_behind_its_account_whatever_its_address_holds() {
        String oidc = "arn:aws:iam::111122223333:oidc-provider/stranger.example/a:saml-provider/b";
        assertThat(door(Kind.FEDERATED, oidc, true, false)).isEqualTo(Door.OUTSIDE);
        assertThat(door(Kind.FEDERATED, oidc, true, true)).isEqualTo(Door.INSIDE);
    }

    @Test
    void a_provider_of_an_account_of_ones_own_is_as_one_of_the_home_account() {
        assertThat(door(Kind.FEDERATED, "arn:aws:iam::123456789012:saml-provider/corp", false, false))
                .isEqualTo(Door.INSIDE);
        assertThat(door(Kind.FEDERATED, EKS.replace(Cast.HOME, Cast.SISTER), true, true))
                .isEqualTo(Door.WORKLOAD);
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
        assertThat(door(Kind.FEDERATED, provider, true, true)).isEqualTo(Door.OUTSIDE);
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
        assertThat(door(Kind.FEDERATED, provider, true, true)).isEqualTo(door);
    }

    @Test
    void nobody_trusted_is_closed() {
        assertThat(Door.of(List.of(), OWN)).isEqualTo(Door.CLOSED);
    }

    @Test
    void of_several_doors_the_widest_counts_wherever_it_stands() {
        assertThat(Door.of(List.of(Cast.LAMBDA, Cast.ANYONE, Cast.THE_VENDOR), OWN))
                .isEqualTo(Door.PUBLIC);
        assertThat(Door.of(List.of(Cast.THE_VENDOR, Cast.LAMBDA), OWN)).isEqualTo(Door.OUTSIDE);
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTSIDE", "PUBLIC"})
    void a_door_to_the_outside_is_as_good_as_a_credential(Door door) {
        assertThat(door.isCredential()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "WORKLOAD", "INSIDE"})
    void a_door_for_ones_own_is_no_credential(Door door) {
        assertThat(door.isCredential()).isFalse();
    }

    @Test
    void the_numbers_in_stored_keys_stay_as_they_are() {
        assertThat(Door.values()).extracting(Door::strength).containsExactly(0, 1, 2, 3, 4);
        assertThat(Privilege.Level.values())
                .extracting(Privilege.Level::strength)
                .containsExactly(0, 1, 2, 3, 4, 5);
    }

    private static Door door(Own own, boolean exact, String... subjects) {
        String provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        return Door.of(List.of(new Trusted(Kind.FEDERATED, provider, false, exact, List.of(subjects))), own);
    }

    private static Door door(Kind kind, String name, boolean narrowed, boolean exactSubject) {
        return Door.of(List.of(new Trusted(kind, name, narrowed, exactSubject)), OWN);
    }
}
