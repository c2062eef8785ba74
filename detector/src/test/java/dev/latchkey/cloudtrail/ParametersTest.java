package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.BoundedText;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a call's parameters and answer is carried along, and what never is. */
class ParametersTest {

    @Test
    void null_parameters_are_for_oneself_and_the_answer_names_whom() {
        ObjectNode own = Given.with(Given.record("CreateAccessKey"), "requestParameters", "null");
        ApiCall call = Given.read(Given.with(own, "responseElements", "{'accessKey':{'userName':'mallory'}}"));
        assertThat(call.request("userName")).isEmpty();
        assertThat(call.response("accessKey.userName")).contains("mallory");
        assertThat(call.omitted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'''true''', true", "'''TRUE''', true", "false, false", "'''no''', false", "null, false"})
    void parameters_too_large_are_omitted_by_a_boolean_or_a_text(String flag, boolean omitted) {
        String instead = "{'reason':'requestParameters too large','omitted':%s,'originalSize':102401}".formatted(flag);
        ApiCall call = Given.read(Given.with(Given.record("PutUserPolicy"), "requestParameters", instead));
        assertThat(call.omitted()).isEqualTo(omitted);
        assertThat(call.request("userName")).isEmpty();
    }

    @Test
    void the_boundary_that_an_answer_names_is_carried() {
        String arn = "arn:aws:iam::111122223333:policy/own";
        String boundary = "{'permissionsBoundaryType':'Policy','permissionsBoundaryArn':'" + arn + "'}";
        String answer = "{'role':{'roleName':'r','permissionsBoundary':" + boundary + "}}";
        ApiCall call = Given.read(Given.with(Given.record("AcquireRole"), "responseElements", answer));
        assertThat(call.response("role.permissionsBoundary.permissionsBoundaryArn"))
                .contains(arn);
    }

    @Test
    void values_are_carried_three_levels_deep_and_a_number_or_boolean_as_its_text() {
        ApiCall call = parameters("{'maxSessionDuration':3600,'a':{'b':{'c':true,'d':{'e':'too deep'}}},'none':null}");
        assertThat(call.values())
                .containsEntry("requestParameters.maxSessionDuration", "3600")
                .containsEntry("requestParameters.a.b.c", "true")
                .hasSize(2);
    }

    @Test
    void lists_are_carried_by_number_but_of_objects_the_key_alone_and_lists_in_them_are_not() {
        ApiCall call =
                parameters("{'roleArns':['a',7,{'b':'c'},['d'],'e'],'tags':[{'key':'k','value':'v'},{'key':{}}]}");
        assertThat(call.request("roleArns.0")).contains("a");
        assertThat(call.request("roleArns.1")).contains("7");
        assertThat(call.request("roleArns.4")).contains("e");
        assertThat(call.request("tags.0.key")).contains("k");
        assertThat(call.values()).hasSize(4).doesNotContainKey("requestParameters.tags.0");
    }

    @Test
    void of_a_list_250_elements_are_carried_and_not_one_more() {
        String roles = IntStream.rangeClosed(1, 260).mapToObj(Integer::toString).collect(Collectors.joining(","));
        ApiCall call = parameters("{'roleArns':[" + roles + "],'more':['x']}");
        assertThat(call.request("roleArns.249")).contains("250");
        assertThat(call.request("roleArns.250")).isEmpty();
        assertThat(call.request("more.0")).contains("x");
        assertThat(call.values()).hasSize(250 + 1);
    }

    @Test
    void tags_and_policies_crowd_out_no_role_of_a_profile() {
        String tags =
                IntStream.range(0, 200).mapToObj(at -> "{'key':'k" + at + "'}").collect(Collectors.joining(","));
        String roles = IntStream.range(0, 250).mapToObj(String::valueOf).collect(Collectors.joining(","));
        ApiCall call = parameters("{'tags':[" + tags + "],'managedPolicyArns':['p'],'roleArns':[" + roles + "]}");
        assertThat(call.request("roleArns.249")).contains("249");
        assertThat(call.request("tags.199.key")).contains("k199");
    }

    @Test
    void no_more_than_eight_lists_are_carried() {
        String lists =
                IntStream.range(0, 9).mapToObj(at -> "'list" + at + "':['a']").collect(Collectors.joining(","));
        assertThat(parameters("{" + lists + "}").values()).hasSize(8);
    }

    @Test
    void no_flood_of_lower_values_or_lists_crowds_out_a_name() {
        String flood =
                IntStream.range(0, 500).mapToObj(at -> "'t" + at + "':'x'").collect(Collectors.joining(","));
        ApiCall call = parameters("{'list':['a','b'],'tags':{" + flood + "},'userName':'backup-svc'}");
        assertThat(call.request("userName")).contains("backup-svc");
        assertThat(call.request("list.1")).contains("b");
        assertThat(call.values()).hasSize(64 + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessionToken",
                "secretAccessKey",
                "password",
                "newPassword",
                "oldPassword",
                "servicePassword",
                "serviceCredentialSecret",
                "sAMLMetadataDocument",
                "sAMLAssertion",
                "webIdentityToken",
                "sSHPublicKeyBody",
                "certificateBody",
                "certificateChain",
                "privateKey",
                "x509CertificateData",
                "base32StringSeed",
                "qRCodePNG",
                "authenticationCode1",
                "policyDocument",
                "assumeRolePolicyDocument",
                "PolicyDocument",
                "userData"
            })
    void a_secret_or_a_document_is_never_carried(String key) {
        ApiCall call = parameters(
                "{'kept':'x','%1$s':'hush','a':{'%1$s':'hush','b':{'%1$s':['hush']}},'c':{'%1$s':{'d':'hush'}}}"
                        .formatted(key));
        assertThat(call.values()).isEqualTo(Map.of("requestParameters.kept", "x"));
    }

    @Test
    void what_only_sounds_like_a_secret_is_carried() {
        assertThat(parameters("{'passwordResetRequired':true}").request("passwordResetRequired"))
                .contains("true");
    }

    @Test
    void a_blank_value_is_none_and_a_long_one_is_cut() {
        ApiCall call = parameters("{'userName':' ','path':'" + "p".repeat(3_000) + "','" + "k".repeat(129) + "':'v'}");
        assertThat(call.request("userName")).isEmpty();
        assertThat(call.request("path").orElseThrow()).hasSize(BoundedText.LONGEST);
        assertThat(call.values()).doesNotContainValue("v");
    }

    @Test
    void a_date_with_a_narrow_no_break_space_stays_as_it_is() {
        assertThat(Given.read(Given.record()).response("user.createDate")).contains("Mar 2, 2026, 12:00:00\u202fPM");
    }

    private static ApiCall parameters(String json) {
        ObjectNode silent = Given.with(Given.record(), "responseElements", "null");
        return Given.read(Given.with(silent, "requestParameters", json));
    }
}
