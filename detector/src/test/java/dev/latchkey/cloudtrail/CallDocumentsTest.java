package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.call.TrustDocument;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallDocumentsTest {

    private static final String ASKED = trusting("111122223333");
    private static final String ANSWERED = URLEncoder.encode(trusting("444455556666"), StandardCharsets.UTF_8);
    private static final ObjectNode CREATE_ROLE = withRequest("{}", "assumeRolePolicyDocument", ASKED);

    @Test
    void the_trust_that_was_asked_for_comes_first() {
        assertThat(trusted(answered(CREATE_ROLE), "CreateRole")).containsExactly("111122223333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "'not a document'", "{}", "['x']"})
    void the_url_encoded_trust_of_the_answer_is_read_if_the_request_has_none_that_can_be(String document) {
        ObjectNode parameters =
                Given.with((ObjectNode) CREATE_ROLE.get("requestParameters"), "assumeRolePolicyDocument", document);
        assertThat(trusted(answered(Given.with(CREATE_ROLE, "requestParameters", parameters.toString())), "CreateRole"))
                .containsExactly("444455556666");
        assertThat(trusted(answered(Given.with(CREATE_ROLE, "requestParameters", "null")), "CreateRole"))
                .containsExactly("444455556666");
    }

    @Test
    void a_changed_trust_stands_in_the_policy_document_and_is_no_permission() {
        Fields change = new Fields(withRequest("{}", "policyDocument", ASKED));
        assertThat(trusted(change.node(), "UpdateAssumeRolePolicy")).containsExactly("111122223333");
        assertThat(CallDocuments.permissions(change, "UpdateAssumeRolePolicy")).isEmpty();
    }

    @Test
    void any_other_policy_document_is_a_permission_and_no_trust() {
        Fields put = new Fields(withRequest(
                "{}", "policyDocument", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));
        assertThat(CallDocuments.permissions(put, "PutUserPolicy").orElseThrow().statements())
                .containsExactly(new Statement(true, List.of("*"), false, List.of("*"), false, false));
        assertThat(CallDocuments.trust(put, "PutUserPolicy")).isEmpty();
    }

    @Test
    void the_documents_reach_the_call_but_not_its_values() {
        ObjectNode role = withRequest("{'roleName':'deploy'}", "assumeRolePolicyDocument", ASKED)
                .put("eventName", "CreateRole");
        assertThat(Given.read(role).trust()).isPresent();
        assertThat(Given.read(role).values()).containsKey("requestParameters.roleName");
        assertThat(Given.read(role).values().values()).noneMatch(value -> value.contains("Statement"));
    }

    private static ObjectNode withRequest(String parameters, String name, String document) {
        ObjectNode request = ((ObjectNode) Given.json(parameters)).put(name, document);
        ObjectNode record = Given.record();
        record.set("requestParameters", request);
        return record;
    }

    private static ObjectNode answered(ObjectNode record) {
        return Given.with(record, "responseElements", "{'role':{'assumeRolePolicyDocument':'" + ANSWERED + "'}}");
    }

    private static List<String> trusted(JsonNode record, String eventName) {
        TrustDocument trust = CallDocuments.trust(new Fields(record), eventName).orElseThrow();
        return trust.trusted().stream().map(Trusted::name).toList();
    }

    private static String trusting(String account) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + account
                + "\"},\"Action\":\"sts:AssumeRole\"}]}";
    }
}
