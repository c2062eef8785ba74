package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrincipalTest {

    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> HOME = Optional.of(Cast.HOME);

    @Test
    void a_session_is_named_by_its_role_and_shown_with_its_session() {
        Principal session = Sessions.ofRole("terraform", "ci");
        assertThat(session.name()).isEqualTo("arn:aws:iam::111122223333:role/terraform");
        assertThat(session.shown()).isEqualTo("arn:aws:sts::111122223333:assumed-role/terraform/ci");
    }

    @Test
    void only_a_session_of_identity_center_is_a_person() {
        String reserved = "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef";
        assertThat(Sessions.ofRole(reserved, "jane@example.com").person()).contains("jane@example.com");
        assertThat(Sessions.ofRole("terraform", "jane@example.com").person()).isEmpty();
        assertThat(Sessions.ofRole("x:role/" + reserved, "jane@example.com").person())
                .isEmpty();
        assertThat(Sessions.ofRole("x/" + reserved, "jane@example.com").person())
                .isEmpty();
    }

    @Test
    void a_service_without_an_arn_is_named_by_itself() {
        Principal service = principal("AWSService", NONE, NONE, Optional.of("sso.amazonaws.com"));
        assertThat(service.name()).isEqualTo("service:sso.amazonaws.com");
        assertThat(service.shown()).isEqualTo(service.name());
    }

    @Test
    void another_account_without_an_arn_is_named_by_its_id() {
        Principal account = principal("AWSAccount", HOME, NONE, NONE);
        assertThat(account.name()).isEqualTo("account:111122223333");
        assertThat(account.shown()).isEqualTo(account.name());
    }

    @Test
    void a_user_from_outside_of_iam_is_named_by_the_account_but_shown_by_type_and_name() {
        Principal person = principal("IdentityCenterUser", HOME, Optional.of("94482488-3041-7007"), NONE);
        assertThat(person.name()).isEqualTo("account:111122223333");
        assertThat(person.shown()).isEqualTo("IdentityCenterUser 94482488-3041-7007");
    }

    @Test
    void nobody_known_is_named_by_the_type_alone() {
        assertThat(principal("Unknown", NONE, NONE, NONE).name()).isEqualTo("unknown:Unknown");
        assertThat(principal("Unknown", NONE, NONE, NONE).shown()).isEqualTo("unknown:Unknown");
    }

    @Test
    void only_users_and_root_lack_a_second_factor_and_only_if_the_record_says_so() {
        assertThat(Cast.MALLORY_WITHOUT_MFA.withoutMfa()).isTrue();
        assertThat(Cast.MALLORY.withoutMfa()).isFalse();
        assertThat(Sessions.ofRole("terraform", "ci").withoutMfa()).isFalse();
        assertThat(principal("IAMUser", HOME, Optional.of("mallory"), NONE).withoutMfa())
                .isFalse();
    }

    private static Principal principal(
            String type, Optional<String> account, Optional<String> userName, Optional<String> invokedBy) {
        return new Principal(type, NONE, NONE, account, userName, NONE, invokedBy, NONE, Optional.empty());
    }
}
