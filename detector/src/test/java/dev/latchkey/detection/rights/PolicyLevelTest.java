package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.allowAllBut;
import static dev.latchkey.detection.rights.Documents.conditioned;
import static dev.latchkey.detection.rights.Documents.deny;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static dev.latchkey.detection.rights.Documents.privilegeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLevelTest {

    private static final List<String> LETTING_IN =
            List.of("iam", "sts", "sso", "sso-directory", "identitystore", "account-access");

    @ParameterizedTest
    @CsvSource({"*, *", "*:*, *", "**, *", "*, arn:aws:*", "*, arn:*", "?*, ?*"})
    void every_action_on_every_resource_is_admin(String action, String resource) {
        assertThat(levelOf(allow(action, resource))).isEqualTo(Level.ADMIN);
    }

    @Test
    void every_action_under_a_condition_is_escalation() {
        assertThat(levelOf(conditioned(allow("*", "*")))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void every_action_of_one_service_is_not_admin() {
        assertThat(levelOf(allow("s3:*", "*"))).isEqualTo(Level.LIMITED);
        assertThat(levelOf(allow("*", "arn:aws:s3:::*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void every_action_on_every_identity_is_escalation() {
        assertThat(levelOf(allow("*", "arn:aws:iam::111122223333:*"))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void all_but_a_few_services_is_escalation() {
        assertThat(levelOf(allowAllBut("*", "iam:*", "organizations:*", "account:*")))
                .isEqualTo(Level.ESCALATION);
        assertThat(levelOf(conditioned(allowAllBut("*", "iam:*")))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void all_but_twenty_services_is_escalation_and_all_but_twenty_one_is_limited() {
        assertThat(levelOf(allowAllBut("*", services(20)))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allowAllBut("*", services(21)))).isEqualTo(Level.LIMITED);
    }

    @Test
    void a_service_that_is_left_out_in_part_or_twice_is_no_further_one() {
        String[] wholly = services(5);
        String[] inPart = concat(wholly, service -> "other" + service + ":Foo*");
        String[] twice = concat(wholly, service -> (service % 2 == 0 ? "S3:" : "s3:") + "*".repeat(1 + service / 2));
        assertThat(levelOf(allowAllBut("*", inPart))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allowAllBut("*", twice))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void all_but_everything_grants_nothing() {
        assertThat(levelOf(allowAllBut("*", "*"))).isEqualTo(Level.NONE);
        assertThat(levelOf(allowAllBut("*", "iam:*", "*:*"))).isEqualTo(Level.NONE);
    }

    @Test
    void all_but_a_few_services_on_one_kind_of_resource_is_limited() {
        assertThat(levelOf(allowAllBut("arn:aws:s3:::*", "iam:*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void a_deny_only_document_and_an_empty_one_grant_nothing() {
        assertThat(levelOf(deny("*", "*"))).isEqualTo(Level.NONE);
        assertThat(levelOf()).isEqualTo(Level.NONE);
    }

    @Test
    void a_deny_does_not_lower_what_is_allowed() {
        assertThat(levelOf(allow("*", "*"), deny("*", "*"))).isEqualTo(Level.ADMIN);
    }

    @Test
    void the_strongest_statement_counts_wherever_it_stands() {
        Statement weak = allow("s3:GetObject", "*");
        Statement strong = allow("iam:PutUserPolicy", "*");
        assertThat(levelOf(weak, strong)).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(strong, weak)).isEqualTo(Level.ESCALATION);
    }

    @Test
    void the_reason_names_the_action() {
        assertThat(privilegeOf(allow("iam:Put*", "*")).why()).contains("iam:PutUserPolicy");
    }

    @Test
    void hostile_patterns_are_read_to_the_end() {
        Statement statement = allow("*a".repeat(2_000), "*?".repeat(2_000));
        assertThat(levelOf(statement)).isEqualTo(Level.LIMITED);
    }

    private static String[] concat(String[] first, IntFunction<String> others) {
        return Stream.concat(Arrays.stream(first), IntStream.range(0, 20).mapToObj(others))
                .toArray(String[]::new);
    }

    private static String[] services(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(number -> LETTING_IN.stream().skip(number).findFirst().orElse("service" + number))
                .map(service -> service + ":*")
                .toArray(String[]::new);
    }
}
