package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.List;
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
    void a_subject_is_one_of_the_provider_that_the_key_names() {
        String account = "arn:aws:iam::111122223333:oidc-provider/";
        String both =
                "\"Principal\":{\"Federated\":[\"%sIDP.example/a/\",\"%stoken.example\"]}".formatted(account, account);
        String one = ",\"Condition\":{\"StringEquals\":{\"idp.example/A/:sub\":\"app\"}}";
        assertThat(trusted(statement(both + one)))
                .containsExactly(
                        new Trusted(Kind.FEDERATED, account + "IDP.example/a/", false, true, List.of("app")),
                        new Trusted(Kind.FEDERATED, account + "token.example", false, false));
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
                        + "arn:aws:iam::111122223333:role/build",
                "'StringEquals':{'aws:PrincipalAccount':'111122223333',"
                        + "'aws:PrincipalArn':'arn:aws:iam::111122223333:user/u'} |"
                        + "arn:aws:iam::111122223333:user/u",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:user/*'},"
                        + "'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:user/u'} |"
                        + "arn:aws:iam::111122223333:user/u",
                "'StringEquals':{'aws:PrincipalAccount':['111122223333','444455556666']},"
                        + "'StringLike':{'aws:PrincipalAccount':'111122223333'} | 111122223333",
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

    static String statement(String rest) {
        return "{\"Effect\":\"Allow\",\"Action\":[\"sts:AssumeRole\"]," + rest + "}";
    }

    static List<Trusted> trusted(String... statements) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return PolicyJson.trust(text).orElseThrow().trusted();
    }
}
