package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.lambda.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TuningRoomTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME = TuningRoom.size(Map.entry(Setting.ATTACK_TOOLS, ""));

    @Test
    void tuning_that_fits_to_the_byte_is_taken() {
        assertThatCode(() -> context(Map.of("attackTools", "x".repeat(TuningRoom.LEFT - NAME))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_byte_more_is_refused_before_deploying() {
        assertThatThrownBy(() -> context(Map.of("attackTools", "x".repeat(TuningRoom.LEFT - NAME + 1))))
                .isInstanceOf(RefusedContext.class)
                .hasMessageStartingWith(
                        "Lambda takes 4096 bytes of settings, of which 3584 are left for tuning, but this context has 3585."
                                + " Of these attackTools has 3585.");
    }

    @Test
    void the_keys_that_are_long_are_named_the_longest_first_and_no_others() {
        assertThatThrownBy(() -> context(Map.of(
                        "ownAccounts", accounts(100), "networks", networks(200), "settle", "3m", "tellFrom", "medium")))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("Of these networks has 3")
                .hasMessageContaining(", ownAccounts has 1")
                .hasMessageNotContainingAny("settle has", "tellFrom has");
    }

    @Test
    void an_organization_of_some_hundred_accounts_fits() {
        assertThat(context(Map.of("ownAccounts", accounts(250))).tuning()).containsKey(Setting.OWN_ACCOUNTS);
        assertThatThrownBy(() -> context(Map.of("ownAccounts", accounts(280))))
                .hasMessageContaining("ownAccounts has 36");
    }

    @Test
    void it_is_measured_as_json_as_lambda_does_it() {
        String hard = "kali \"2026\", C:\\tools, pärrot";
        ObjectNode alone = JSON.createObjectNode().put(Setting.ATTACK_TOOLS.variable(), hard);
        assertThat(TuningRoom.size(Map.entry(Setting.ATTACK_TOOLS, hard))).isEqualTo(bytes(alone) - "{}".length() + 1);
    }

    /** With names as CloudFormation makes them, in the region that has the longest. */
    @Test
    void what_the_deployment_itself_tells_any_function_fits_into_what_is_reserved() {
        Synthesis stack = Synthesis.standard();
        assertThat(List.of("Detector", "Settler", "Watcher", "Digester")).allSatisfy(name -> {
            JsonNode variables = stack.at(name + "/Function").at("/Properties/Environment/Variables");
            ObjectNode told = JSON.createObjectNode();
            variables.properties().forEach(it -> told.put(it.getKey(), named(it.getValue(), stack)));
            assertThat(bytes(told)).isBetween(100, TuningRoom.RESERVED);
        });
    }

    private static String named(JsonNode reference, Synthesis stack) {
        String name = "Latchkey-" + reference.path("Ref").asText() + "-" + "X".repeat(13);
        String type = stack.follow(reference).path("Type").asText();
        return switch (type) {
            case "AWS::DynamoDB::Table" -> name;
            case "AWS::SNS::Topic" -> "arn:aws-us-gov:sns:us-gov-west-1:111122223333:" + name;
            case "AWS::SQS::Queue" -> "https://sqs.us-gov-west-1.amazonaws.com/111122223333/" + name;
            default -> throw new AssertionError("of what is told, how long is " + reference + "?");
        };
    }

    private static int bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<String> accounts(int howMany) {
        return Collections.nCopies(howMany, "111122223333");
    }

    private static String networks(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj("203.0.113.%d/32"::formatted)
                .collect(Collectors.joining(","));
    }

    private static DeploymentContext context(Map<String, Object> context) {
        return DeploymentContext.of(Synthesis.app("room", context).getNode());
    }
}
