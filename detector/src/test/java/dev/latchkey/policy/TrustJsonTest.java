package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.BoundedText;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Own;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustJsonTest {

    private static final String ARN = "arn:aws:iam::111122223333:role/build";
    private static final String SAML = "arn:aws:iam::111122223333:saml-provider/corp";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"AWS\":\"arn:aws:iam::111122223333:role/build\"} | AWS | arn:aws:iam::111122223333:role/build",
                "{\"AWS\":\"111122223333\"} | AWS | 111122223333",
                "{\"AWS\":111122223333} | AWS | 111122223333",
                "{\"aws\":\"111122223333\"} | AWS | 111122223333",
                "{\"AWS\":\"AIDAIOSFODNN7EXAMPLE\"} | AWS | AIDAIOSFODNN7EXAMPLE",
                "{\"AWS\":\"*\"} | ANYONE | *",
                "\"*\" | ANYONE | *",
                "{\"Federated\":\"*\"} | ANYONE | *",
                "{\"Service\":\"ec2.amazonaws.com\"} | SERVICE | ec2.amazonaws.com",
                "{\"service\":\"ec2.amazonaws.com\"} | SERVICE | ec2.amazonaws.com",
                "{\"Federated\":\"cognito-identity.amazonaws.com\"} | FEDERATED | cognito-identity.amazonaws.com",
                "{\"CanonicalUser\":\"79a59df9example\"} | AWS | 79a59df9example",
                "{\"SomethingNew\":\"x\"} | AWS | x"
            })
    void a_principal_is_read_in_each_of_its_forms(String principal, Kind kind, String name) {
        assertThat(trusted(statement("\"Principal\":" + principal)))
                .containsExactly(new Trusted(kind, name, false, false));
    }

    @Test
    void lists_and_several_kinds_name_everybody_in_them_once() {
        String principal = "\"Principal\":{\"AWS\":[\"111122223333\",\"" + ARN + "\",\"111122223333\"],"
                + "\"Service\":[\"ec2.amazonaws.com\"],\"Federated\":\"" + SAML + "\"}";
        assertThat(trusted(statement(principal), statement(principal)))
                .extracting(Trusted::name)
                .containsExactly("111122223333", ARN, "ec2.amazonaws.com", SAML);
    }

    @Test
    void all_but_a_few_are_anyone() {
        assertThat(trusted(statement("\"NotPrincipal\":{\"AWS\":\"" + ARN + "\"}")))
                .containsExactly(new Trusted(Kind.ANYONE, "*", false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"AWS\":{\"not\":\"a name\"}}",
                "{\"AWS\":[[\"111122223333\"]]}",
                "{\"AWS\":null}",
                "null",
                "[null]",
                "true"
            })
    void a_principal_of_the_wrong_type_is_somebody_and_never_nobody_or_anyone(String principal) {
        assertThat(trusted(statement("\"Principal\":" + principal)))
                .hasSize(1)
                .allMatch(it -> it.kind() == Kind.AWS && !it.narrowed() && !it.exactSubject());
    }

    @Test
    void nobody_is_let_in_without_a_principal() {
        assertThat(trusted(statement("\"Sid\":\"empty\""), statement("\"Principal\":{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Action\":\"sts:AssumeRole\"",
                "\"Action\":[\"sts:TagSession\",\"STS:assumerole\"]",
                "\"Action\":\"sts:AssumeRoleWith*\"",
                "\"Action\":\"*\"",
                "\"NotAction\":\"sts:TagSession\""
            })
    void an_action_that_matches_a_way_in_lets_in(String action) {
        assertThat(trusted("{\"Effect\":\"Allow\",\"Principal\":\"*\"," + action + "}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Effect\":\"Allow\",\"Action\":\"sts:TagSession\"",
                "\"Effect\":\"Allow\",\"Action\":\"sts:SetSourceIdentity\"",
                "\"Effect\":\"Allow\",\"NotAction\":\"sts:*\"",
                "\"Effect\":\"Deny\",\"Action\":\"sts:AssumeRole\""
            })
    void any_other_statement_lets_nobody_in(String rest) {
        assertThat(trusted("{\"Principal\":\"*\"," + rest + "}")).isEmpty();
    }

    @Test
    void a_condition_narrows_those_of_its_own_statement_only() {
        String condition = ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}";
        assertThat(trusted(statement("\"Principal\":\"*\"" + condition), statement("\"Principal\":\"*\"")))
                .containsExactly(
                        new Trusted(Kind.ANYONE, "*", true, false), new Trusted(Kind.ANYONE, "*", false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'StringEquals':{'aws:PrincipalAccount':'111122223333'} | 111122223333",
                "'StringLike':{'AWS:principalAccount':['111122223333','444455556666']} | 111122223333,444455556666",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/ci-*'} | arn:aws:iam::111122223333:role/ci-*",
                "'Bool':{'x':'1'},'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/build'} |"
                        + "arn:aws:iam::111122223333:role/build"
            })
    void everybody_of_an_account_is_that_account(String condition, String names) {
        String json = "\"Principal\":{\"AWS\":\"*\"},\"Condition\":{" + condition.replace('\'', '"') + "}";
        assertThat(trusted(statement(json)))
                .containsExactlyElementsOf(Stream.of(names.split(","))
                        .map(name -> new Trusted(Kind.AWS, name, true, false))
                        .toList());
        assertThat(trusted(
                        statement("\"Principal\":{\"AWS\":\"123456789012\"}" + json.substring(json.indexOf(",\"C")))))
                .extracting(Trusted::name)
                .containsExactly("123456789012");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:PrincipalAccount':'${aws:ResourceAccount}'}",
                "'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}",
                "'StringLike':{'aws:PrincipalAccount':['111122223333','4*']}",
                "'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}",
                "'StringEqualsIfExists':{'aws:PrincipalAccount':'111122223333'}",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/build'}",
                "'StringEquals':{'aws:SourceAccount':'111122223333'}"
            })
    void everybody_of_who_knows_which_accounts_stays_anyone(String condition) {
        String json = "\"Principal\":\"*\",\"Condition\":{" + condition.replace('\'', '"') + "}";
        assertThat(trusted(statement(json))).extracting(Trusted::kind).containsExactly(Kind.ANYONE);
    }

    /** 4,096 characters, and 8,192 on request; a bare number is shorter than a text. */
    @ParameterizedTest
    @CsvSource({"'\"%012d\",', 4096", "'\"%012d\",', 8192", "'9%011d,', 8192"})
    void nobody_hides_behind_as_many_account_ids_as_a_trust_policy_can_hold(String id, int characters) {
        int ids = characters / id.formatted(0).length();
        assertThat(trusted(statement("\"Principal\":{\"AWS\":[" + repeated(id, ids) + "\"*\"]}")))
                .hasSize(ids + 1)
                .contains(new Trusted(Kind.ANYONE, "*", false, false));
    }

    @ParameterizedTest
    @CsvSource({"650, CLOSED", "651, OUTSIDE"})
    void whoever_is_beyond_what_is_read_counts_as_an_outsider(int parties, Door rest) {
        List<Trusted> trusted = trusted(statement("\"Principal\":{\"Service\":["
                + repeated("\"s%d.amazonaws.com\",", parties) + "\"s0.amazonaws.com\"]}"));
        List<Trusted> others =
                trusted.stream().filter(it -> it.kind() != Kind.SERVICE).toList();
        assertThat(Door.of(others, Own.accounts(Set.of("111122223333")))).isEqualTo(rest);
    }

    /** What a door holds must fit into an item of 400 KB, whatever stands beside a long list of subjects. */
    @Test
    void only_oidc_providers_are_said_to_vouch_for_subjects() {
        String provider = "arn:aws:iam::111122223333:oidc-provider/token.example";
        List<Trusted> trusted = trusted(statement("\"Principal\":{\"Service\":\"a.amazonaws.com\",\"Federated\":[\""
                + provider + "\",\"arn:aws:iam::111122223333:saml-provider/corp\"]},"
                + "\"Condition\":{\"StringEquals\":{\"token.example:sub\":\"repo:example-org/app\"}}"));
        assertThat(trusted)
                .hasSize(3)
                .allSatisfy(party -> assertThat(party.subjects())
                        .as(party.name())
                        .isEqualTo(party.name().equals(provider) ? List.of("repo:example-org/app") : List.of()));
    }

    private static String repeated(String form, int times) {
        return IntStream.range(0, times).mapToObj(form::formatted).collect(Collectors.joining());
    }

    @Test
    void a_name_is_bounded_and_of_whole_characters() {
        assertThat(trusted(statement("\"Principal\":{\"AWS\":\"" + "a".repeat(5_000) + "\"}")))
                .allMatch(it -> it.name().length() == BoundedText.LONGEST);
        assertThat(trusted(statement("\"Principal\":{\"AWS\":\"a\\ud83d\"}")))
                .extracting(Trusted::name)
                .containsExactly("a\uFFFD");
    }

    private static String statement(String rest) {
        return "{\"Effect\":\"Allow\",\"Action\":[\"sts:AssumeRole\"]," + rest + "}";
    }

    private static List<Trusted> trusted(String... statements) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return PolicyJson.trust(text).orElseThrow().trusted();
    }
}
