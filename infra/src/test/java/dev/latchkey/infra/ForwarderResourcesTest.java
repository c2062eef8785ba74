package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.hub;
import static dev.latchkey.infra.ForwardedEvents.record;
import static dev.latchkey.infra.ForwardedEvents.resources;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a forwarder is made of is known by the name that CloudFormation makes: what is added later, too. */
class ForwarderResourcesTest {
    private static final JsonNode FORWARDER = forwarder();
    private static final BusRules SENDS = BusRules.of(FORWARDER);
    private static final BusRules TELLS = BusRules.of(hub("o-exampleorgid"));

    /** What takes a part away, with its name for {@code %s}. */
    private static final Map<String, String> TAKEN_AWAY = Map.of(
            "AWS::Events::Rule", "events DeleteRule {\"name\":\"%s\"}",
            "AWS::Scheduler::Schedule", "scheduler DeleteSchedule {\"name\":\"%s\"}",
            "AWS::IAM::Role", "iam DeleteRole {\"roleName\":\"%s\"}",
            "AWS::CloudWatch::Alarm", "monitoring DeleteAlarms {\"alarmNames\":[\"%s\"]}",
            "AWS::SQS::Queue",
                    "sqs DeleteQueue {\"queueUrl\":\"https://sqs.eu-west-1.amazonaws.com/444455556666/%s\"}");

    /** They have no name of their own. */
    private static final Set<String> BELONG_TO_ANOTHER =
            Set.of("AWS::IAM::Policy", "AWS::SQS::QueuePolicy", "AWS::CDK::Metadata");

    @ParameterizedTest
    @ValueSource(strings = {"LatchkeyForwarder", "StackSet-LatchkeyForwarder-1234abcd-12ab-34cd-56ef-1234567890ab"})
    void who_takes_away_any_part_is_told_of_however_it_was_deployed(String stack) {
        for (var resource : FORWARDER.path("Resources").properties()) {
            String type = resource.getValue().path("Type").asText();
            if (!BELONG_TO_ANOTHER.contains(type)) {
                ObjectNode event = takenAway(type, physical(stack, resource.getKey()));
                assertThat(SENDS.taking(event, MEMBER, "eu-west-1"))
                        .as("%s", event)
                        .isNotEmpty();
                assertThat(TELLS.taking(event, HOME, "us-east-1"))
                        .as("%s", event)
                        .anyMatch(it -> it.startsWith("else"));
            }
        }
    }

    @Test
    void each_type_of_part_is_asked_for() {
        Set<String> types = new TreeSet<>();
        FORWARDER
                .path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));
        types.removeAll(BELONG_TO_ANOTHER);
        assertThat(types).isEqualTo(new TreeSet<>(TAKEN_AWAY.keySet()));
    }

    /** Each place of a StackSet would else be two messages: what is said of other policies must not fit these. */
    @Test
    void cloudformation_may_give_the_roles_their_own_policies_without_a_word() {
        var policies = resources(FORWARDER, "AWS::IAM::Policy");
        assertThat(policies).hasSize(2).allSatisfy(policy -> {
            ObjectNode event = record("iam PutRolePolicy", "{\"roleName\":\"LatchkeyForwarder-Role1ABCC5F0-XYZ\"}");
            event.withObject("/detail").put("sourceIPAddress", "cloudformation.amazonaws.com");
            JsonNode properties = policy.path("Properties");
            event.withObject("/detail/requestParameters")
                    .put("policyName", properties.path("PolicyName").asText())
                    .put("policyDocument", properties.path("PolicyDocument").toString());
            assertThat(TELLS.taking(event, HOME, "us-east-1")).containsExactly("Calls-iam");
        });
    }

    private static ObjectNode takenAway(String type, String name) {
        String[] call = requireNonNull(TAKEN_AWAY.get(type)).formatted(name).split(" ", 3);
        return record(call[0] + " " + call[1], call[2]);
    }

    /** As CloudFormation does it for a name of at most 64 characters: both halves are cut if both are long. */
    private static String physical(String stack, String logical) {
        int both = 64 - "-".length() - "-0A1B2C3D4E5F".length();
        int ofStack = Math.min(stack.length(), Math.max(both / 2, both - logical.length()));
        int ofLogical = Math.min(logical.length(), both - ofStack);
        return "%s-%s-0A1B2C3D4E5F".formatted(stack.substring(0, ofStack), logical.substring(0, ofLogical));
    }
}
