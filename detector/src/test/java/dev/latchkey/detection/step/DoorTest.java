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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private static final Own OWN = Own.accounts(Set.of(Cast.HOME, Cast.SISTER));

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
                "SSM.amazonaws.com",
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
    void nobody_trusted_is_closed() {
        assertThat(Door.of(List.of(), OWN)).isEqualTo(Door.CLOSED);
    }

    @Test
    void of_several_the_widest_is_shown_first_and_of_one_width_as_they_stand() {
        Step step = Cast.opened(
                Cast.NEW_ROLE,
                "e-1",
                Cast.NOON,
                Cast.LAMBDA,
                Cast.principalOf(Cast.HOME),
                Cast.THE_VENDOR,
                Cast.principalOf(Cast.SISTER),
                Cast.ANYONE);
        assertThat(step.shownIn(Cast.NEW_ROLE))
                .isEqualTo("trusts *, arn:aws:iam::444455556666:root, arn:aws:iam::123456789012:root,"
                        + " arn:aws:iam::111122223333:root, lambda.amazonaws.com");
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

    private static Door door(Kind kind, String name, boolean narrowed, boolean exactSubject) {
        return Door.of(List.of(new Trusted(kind, name, narrowed, exactSubject)), OWN);
    }
}
