package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustConditionTest {

    @Test
    void the_subjects_are_what_every_token_must_meet() {
        assertThat(condition("{'StringLike':{'token.example:SUB':['repo:example-org/a:*','repo:example-org/b']}}")
                        .subjects("token.example"))
                .containsExactly("repo:example-org/a:*", "repo:example-org/b");
        assertThat(condition("{'StringEqualsIfExists':{'token.example:sub':'repo:example-org/a'}}")
                        .subjects("token.example"))
                .isEmpty();
        assertThat(condition("{'StringEquals':{'token.example:sub':['repo:example-org/a','${aws:x}']}}")
                        .subjects("token.example"))
                .isEmpty();
        assertThat(condition("{'StringEquals':{'aws:RequestTag/x:sub':'repo:example-org/a'}}")
                        .subjects("token.example"))
                .isEmpty();
        assertThat(condition("{'StringEquals':{'iam:ResourceTag/token.example:sub':'repo:example-org/a'}}")
                        .subjects("token.example"))
                .isEmpty();
        String many = "'repo:example-org/a',".repeat(20);
        assertThat(condition("{'StringEquals':{'token.example:sub':[" + many + "'repo:example-stranger/a']}}")
                        .subjects("token.example"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
                "{'stringequals':{'AWS:principalorgid':['o-a1b2c3d4e5','o-b1b2c3d4e5']}}",
                "{'StringEquals':{'aws:PrincipalOrgID':'${aws:ResourceOrgID}'}}",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'}}",
                "{'StringEquals':{'aws:PrincipalAccount':'111122223333'}}",
                "{'StringEquals':{'aws:SourceAccount':'111122223333'}}",
                "{'StringEquals':{'aws:SourceOrgID':'o-a1b2c3d4e5'}}",
                "{'StringEquals':{'sts:ExternalId':'8f1e'}}",
                "{'StringEqualsIgnoreCase':{'sts:ExternalId':'8f1e'}}",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}",
                "{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:root'}}",
                "{'StringEquals':{'sts:ExternalId':'8f1e','aws:PrincipalTag/team':'*'}}",
                "{'Null':{'aws:PrincipalOrgID':'false'},'StringLike':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}"
            })
    void a_condition_that_says_who_in_full_narrows(String condition) {
        assertThat(condition(condition).narrows()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Bool':{'aws:MultiFactorAuthPresent':'true'}}",
                "{'StringEquals':{'aws:RequestedRegion':'us-east-1'}}",
                "{'StringEquals':{'aws:PrincipalTag/team':'red'}}",
                "{'StringLike':{'aws:PrincipalOrgID':'*'}}",
                "{'StringLike':{'aws:PrincipalOrgID':'o-*'}}",
                "{'StringLike':{'aws:PrincipalOrgID':['o-a1b2c3d4e5','o-?*']}}",
                "{'StringEquals':{'aws:PrincipalOrgID':'${aws:PrincipalOrgID}'}}",
                "{'StringLike':{'aws:PrincipalOrgPaths':'o-*/r-ab12/*'}}",
                "{'StringLike':{'aws:PrincipalAccount':'1111*'}}",
                "{'StringLike':{'sts:ExternalId':'*'}}",
                "{'StringLike':{'sts:ExternalId':'vendor-*'}}",
                "{'StringEquals':{'sts:ExternalId':'${aws:PrincipalTag/id}'}}",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/build'}}",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::1111222233??:role/build'}}",
                "{'StringLike':{'aws:PrincipalArn':'arn:*'}}",
                "{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*'}}",
                "{'StringLike':{'aws:PrincipalArn':'*:role/build'}}",
                "{'StringLike':{'aws:PrincipalArn':'arn:*:iam::111122223333:role/build'}}",
                "{'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::${aws:PrincipalAccount}:role/build'}}"
            })
    void a_condition_that_many_can_meet_does_not_narrow(String condition) {
        assertThat(condition(condition).narrows()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
                "{'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
                "{'ForAllValues:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/*'}}",
                "{'Null':{'aws:PrincipalOrgID':'false'}}",
                "{'Null':{'sts:ExternalId':'true'}}",
                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
                "{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/build'}}",
                "{'ForAllValues:StringEquals':{'idp.example:sub':'a'},'StringEqualsIfExists':{'idp.example:sub':'a'}}"
            })
    void an_operator_that_a_request_without_the_key_can_meet_is_not_relied_on(String condition) {
        assertThat(condition(condition).narrows()).isFalse();
        assertThat(condition(condition).namesOneSubject("idp.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals':{'idp.example:sub':'system:serviceaccount:shop:cart'}}",
                "{'StringEquals':{'IDP.example:SUB':['system:serviceaccount:shop:cart','system:serviceaccount:shop:a']}}",
                "{'StringLike':{'idp.example:sub':'repo:shop/cart:ref:refs/heads/main'}}",
                "{'StringEquals':{'idp.example:sub':'a literal *'}}",
                "{'ForAnyValue:StringEquals':{'idp.example:sub':'a'}}",
                "{'StringLike':{'idp.example:sub':'*'},'StringEquals':{'idp.example:sub':'a'}}"
            })
    void a_subject_in_full_is_exact_and_so_are_several(String condition) {
        assertThat(condition(condition).namesOneSubject("idp.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'StringEquals':{'idp.example:aud':'sts.amazonaws.com'}}",
                "{'StringLike':{'idp.example:sub':'*'}}",
                "{'StringLike':{'idp.example:sub':'repo:shop/*'}}",
                "{'StringLike':{'idp.example:sub':'repo:shop/car?'}}",
                "{'StringLike':{'idp.example:sub':['repo:shop/cart','repo:*']}}",
                "{'StringEquals':{'idp.example:sub':'${idp.example:sub}'}}",
                "{'StringEquals':{'idp.example:sub':['a','${idp.example:sub}']}}",
                "{'StringEquals':{'idp.example:subject':'a'}}",
                "{'StringEquals':{'aws:RequestTag/x:sub':'a'}}",
                "{'StringEquals':{'iam:ResourceTag/x:sub':'a'}}",
                "{'StringEquals':{'iam:ResourceTag/idp.example:sub':'a'}}",
                "{'StringEquals':{'other-idp.example:sub':'a'}}",
                "{'StringNotEquals':{'idp.example:sub':'a'}}"
            })
    void a_subject_with_a_wildcard_a_variable_or_no_subject_is_not_exact(String condition) {
        assertThat(condition(condition).namesOneSubject("idp.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "'text'",
                "[]",
                "{'StringEquals':'o-a1b2c3d4e5'}",
                "{'StringEquals':null}",
                "{'StringEquals':['aws:PrincipalOrgID']}",
                "{'StringEquals':{'aws:PrincipalOrgID':[],'idp.example:sub':[]}}",
                "{'StringEquals':{'aws:PrincipalOrgID':{'o':'o-a1b2c3d4e5'},'idp.example:sub':{'a':'b'}}}",
                "{'StringEquals':{'aws:PrincipalOrgID':[['o-a1b2c3d4e5']],'idp.example:sub':[['a']]}}",
                "{'StringEquals':{'aws:PrincipalOrgID':'','idp.example:sub':''}}"
            })
    void a_condition_of_the_wrong_type_says_nothing(String condition) {
        assertThat(condition(condition).narrows()).isFalse();
        assertThat(condition(condition).namesOneSubject("idp.example")).isFalse();
    }

    private static TrustCondition condition(String json) {
        try {
            return TrustCondition.of(new ObjectMapper()
                    .readTree("{'Condition':%s}".formatted(json).replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
