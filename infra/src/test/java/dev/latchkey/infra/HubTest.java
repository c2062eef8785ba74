package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.JSON;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.event;
import static dev.latchkey.infra.ForwardedEvents.hub;
import static dev.latchkey.infra.ForwardedEvents.matches;
import static dev.latchkey.infra.ForwardedEvents.resources;
import static dev.latchkey.infra.ForwardedEvents.tampering;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lets forwarders send to the detector, and who is told if that ends. */
class HubTest {

    private static JsonNode hub;

    @BeforeAll
    static void synthesize() {
        hub = hub("o-exampleorgid");
    }

    @Test
    void only_rules_of_the_organization_may_send_to_the_hub() {
        JsonNode statement = statement(hub);
        assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statement.at("/Condition/StringEquals/aws:PrincipalOrgID").asText())
                .isEqualTo("o-exampleorgid");
        assertThat(statement.at("/Condition/Bool/events:eventBusInvocation").asText())
                .isEqualTo("true");
        assertThat(statement.path("Resource").toString()).contains("event-bus/default");
    }

    @Test
    void accounts_may_be_named_one_by_one() {
        JsonNode statement = statement(hub(MEMBER));
        assertThat(statement.at("/Principal/AWS/0").toString()).contains(MEMBER + ":root");
        assertThat(statement.at("/Condition/Bool/events:eventBusInvocation").asText())
                .isEqualTo("true");
    }

    @Test
    void a_hub_says_how_forwarders_are_deployed_to_it_and_another_detector_does_not() {
        assertThat(hub.at("/Outputs/HubBus/Value").toString()).contains("event-bus/default");
        assertThat(hub.at("/Outputs/Next4/Value").toString())
                .contains("npm run deploy -- -c hub=", "event-bus/default -c region=REGION");
        assertThat(Synthesis.standard().template().path("Outputs").properties())
                .extracting(Map.Entry::getKey)
                .doesNotContain("HubBus", "Next4");
    }

    @Test
    void each_rule_of_the_hub_is_watched_by_alarms() {
        String alarms = resources(hub, "AWS::CloudWatch::Alarm").toString();
        assertThat(resources(hub, "AWS::Events::EventBusPolicy")).hasSize(1);
        for (String rule : List.of("Calls-iam", "Calls-rolesanywhere", "Calls-sts", "Forwarded-sts")) {
            assertThat(alarms).contains("Alarms/" + rule + "-Failed/", "Alarms/" + rule + "-Lost/");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RemovePermission | {"statementId":"LatchkeyForwarders","eventBusName":"default"} | true
            PutPermission    | {"statementId":"LatchkeyForwarders","action":"events:PutEvents","principal":"0"} | true
            RemovePermission | {"removeAllPermissions":true} | true
            PutPermission    | {"policy":"{}","eventBusName":"arn:aws:events:us-east-1:1:event-bus/default"} | true
            PutPermission    | {"policy":"{}","eventBusName":"orders"} | false
            RemovePermission | {"removeAllPermissions":true,"eventBusName":"orders"} | false
            RemovePermission | {"removeAllPermissions":false,"statementId":"orders"} | false
            PutPermission    | {"statementId":"orders","principal":"444455556666"} | false
            """)
    void who_keeps_forwarders_from_sending_is_told_of(String call, String parameters, boolean told) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(event(HOME, HOME, "events.amazonaws.com", call));
        event.put("region", "us-east-1").withObject("/detail").set("requestParameters", JSON.readTree(parameters));
        assertThat(tampering(hub))
                .filteredOn(pattern -> matches(event.toString(), pattern))
                .hasSize(told ? 1 : 0);
    }

    @Test
    void what_tells_of_it_is_within_the_quota_of_eventbridge() {
        assertThat(tampering(hub))
                .hasSizeGreaterThan(Tampering.values().length)
                .allSatisfy(pattern -> assertThat(pattern).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA));
    }

    private static JsonNode statement(JsonNode template) {
        return resources(template, "AWS::Events::EventBusPolicy").get(0).at("/Properties/Statement");
    }
}
