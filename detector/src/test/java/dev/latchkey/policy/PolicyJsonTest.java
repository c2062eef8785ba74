package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJsonTest {

    private static final String ALLOW =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}}";
    private static final int LONGEST_POLICY = 131_072;

    @Test
    void one_statement_and_a_list_of_one_are_the_same() {
        Statement allowed = new Statement(true, List.of("iam:*"), false, List.of("*"), false, false);
        String one = "{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}";
        String list = "{\"Effect\":\"Allow\",\"Action\":[\"iam:*\"],\"Resource\":[\"*\"]}";
        assertThat(statements("{\"Statement\":" + one + "}")).containsExactly(allowed);
        assertThat(statements("{\"Statement\":[" + list + "]}")).containsExactly(allowed);
    }

    @Test
    void elements_are_found_whatever_their_case() {
        assertThat(statements("{\"statement\":{\"EFFECT\":\"allow\",\"aCTION\":\"s3:Get*\",\"resource\":\"*\"}}"))
                .containsExactly(new Statement(true, List.of("s3:Get*"), false, List.of("*"), false, false));
    }

    @Test
    void not_action_and_not_resource_are_exceptions() {
        assertThat(statements("{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"NotResource\":\"a\"}}"))
                .containsExactly(new Statement(true, List.of("iam:*"), true, List.of("a"), true, false));
    }

    @Test
    void a_condition_is_seen_even_if_it_is_empty() {
        assertThat(statements("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{}}}"))
                .singleElement()
                .matches(Statement::conditioned);
    }

    @Test
    void an_effect_other_than_allow_allows_nothing() {
        assertThat(statements("{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\"},{\"Action\":\"*\"}]}"))
                .hasSize(2)
                .noneMatch(Statement::allow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${aws:username}", "${aws:PrincipalTag/team}", "${saml:sub}", "${aws:userid, 'nobody'}"})
    void a_policy_variable_in_a_resource_stays_as_it_is_written(String variable) {
        String arn = "arn:aws:s3:::home/" + variable + "/*";
        assertThat(statements(ALLOW.formatted("s3:*", arn)))
                .flatExtracting(Statement::resources)
                .containsExactly(arn);
    }

    @Test
    void a_document_that_is_url_encoded_reads_as_the_plain_one() {
        String plain = ALLOW.formatted("iam:PassRole", "arn:aws:iam::111122223333:role/a+b c");
        String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(encoded).startsWith("%7B");
        assertThat(PolicyJson.permissions(encoded))
                .isPresent()
                .isEqualTo(PolicyJson.permissions(plain))
                .isEqualTo(PolicyJson.permissions(encoded.replace("%2B", "+")));
    }

    @Test
    void white_space_around_a_document_means_nothing_up_to_the_longest_that_iam_takes() {
        String plain = ALLOW.formatted("*", "*");
        String padded = "\n\t" + " ".repeat(LONGEST_POLICY - 2 - plain.length()) + plain;
        assertThat(padded).hasSize(LONGEST_POLICY);
        assertThat(PolicyJson.permissions(padded)).isPresent().isEqualTo(PolicyJson.permissions(plain));
        assertThat(PolicyJson.permissions("%20".repeat(LONGEST_POLICY) + plain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "%zz",
                "%7B",
                "null",
                "7",
                "\"Statement\"",
                "[]",
                "{}",
                "{\"Statement\":",
                "{\"Statement\":\"*\"}",
                "{\"Statement\":[[]]}",
                "{\"Statement\":[{\"Effect\":\"Deny\"},null]}",
                "{\"Statement\":[]} {\"Statement\":[]}",
                "{\"Statement\":[],\"Statement\":[]}",
                "{\"Statement\":{\"Effect\":\"Deny\",\"Effect\":\"Allow\"}}",
                "{\"Statement\":{\"Effect\":{\"Allow\":true}}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":{\"s3\":\"*\"}}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:*\",[\"iam:*\"]]}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":1}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":null}}"
            })
    void what_is_no_document_gives_nothing(String text) {
        assertThat(PolicyJson.permissions(text)).isEmpty();
        assertThat(PolicyJson.trust(text)).isEmpty();
    }

    @Test
    void what_is_too_deep_or_too_long_a_number_gives_nothing_and_overflows_nothing() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(PolicyJson.permissions("{\"Statement\":[],\"Id\":" + deep + "}"))
                .isEmpty();
        assertThat(PolicyJson.permissions("{\"Statement\":[],\"Id\":" + "9".repeat(65) + "}"))
                .isEmpty();
        assertThat(PolicyJson.permissions("{\"Statement\":[],\"Id\":" + "9".repeat(64) + "}"))
                .isPresent();
    }

    private static List<Statement> statements(String text) {
        Optional<PolicyDocument> document = PolicyJson.permissions(text);
        assertThat(document).as(text).isPresent();
        return document.orElseThrow().statements();
    }
}
