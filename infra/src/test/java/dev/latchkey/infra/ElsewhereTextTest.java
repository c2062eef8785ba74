package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What people read of tampering in another account or region, and by what way it is brought to them. */
class ElsewhereTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Synthesis hub;
    private static List<JsonNode> rules;

    @BeforeAll
    static void synthesize() {
        hub = Synthesis.hub("o-exampleorgid");
        rules = hub.tellingRules().stream()
                .filter(rule -> path(rule).contains("/elsewhere-"))
                .toList();
    }

    @Test
    void there_is_one_for_each_kind_that_a_forwarder_can_suffer() {
        assertThat(rules)
                .hasSameSizeAs(Arrays.stream(Tampering.values())
                        .filter(kind -> kind.elsewhere().isPresent())
                        .toList());
        assertThat(hub.tamperingRules()).hasSize(Tampering.values().length + rules.size());
    }

    @Test
    void the_text_names_the_place_and_with_whose_credentials_to_look() {
        String text = String.join(
                "\n",
                filled(target("rules", 0))
                        .lines()
                        .map(line -> json(line).asText())
                        .toList());
        assertThat(text).isEqualTo("""
                LATCHKEY WAS TOUCHED IN ANOTHER ACCOUNT OR REGION
                A rule or schedule of a forwarder was touched, or the key of the event bus before it. Without them nothing is heard of that place, or nobody notices that it is gone.

                Call: DisableRule at 2026-03-14T02:11:07Z, account 444455556666, region eu-west-1
                By: AssumedRole AROAEXAMPLE:mallory from 198.51.100.7

                If none of you did this, with credentials of account 444455556666:
                aws cloudtrail lookup-events --region eu-west-1 --lookup-attributes AttributeKey=EventId,AttributeValue=0a4c1f00-1111-4222-8333-000000000001
                shows whether it succeeded, by whose ARN, and on what (if that was too long to be kept, it may be something else). docs/accounts-and-regions.md says what to do.""");
    }

    @Test
    void chats_get_the_same_as_a_card() {
        JsonNode card = json(filled(target("trail", 1)));
        assertThat(card.path("source").asText()).isEqualTo("custom");
        assertThat(card.at("/content/title").asText()).isEqualTo("Latchkey was touched in another account or region");
        assertThat(card.at("/content/description").asText())
                .startsWith("A trail was touched where a forwarder stands.")
                .contains("account 444455556666, region eu-west-1");
        assertThat(card.at("/content/keywords").toString()).isEqualTo("[\"444455556666\"]");
    }

    /** The same values as of the hub's own, of which none is the caller's to word. The place is what the bus says. */
    @Test
    void nothing_else_of_the_record_stands_in_it_than_in_what_is_told_of_the_hub_itself() {
        JsonNode own = hub.tellingRules().get(0).at("/Properties/Targets/0/InputTransformer/InputPathsMap");
        assertThat(own.path("account").asText()).isEqualTo("$.account");
        assertThat(own.path("region").asText()).isEqualTo("$.region");
        assertThat(targets()).hasSize(2 * rules.size()).allSatisfy(target -> {
            assertThat(target.at("/InputTransformer/InputPathsMap")).isEqualTo(own);
            assertThat(target.at("/InputTransformer/InputTemplate").asText()).hasSizeLessThan(8_192);
            filled(target).lines().forEach(line -> assertThat(line).doesNotContain("<"));
        });
        assertThat(rules).allSatisfy(rule -> json(filled(rule.at("/Properties/Targets/1"))));
    }

    @Test
    void it_goes_by_the_way_of_the_hubs_own_and_rests_where_that_rests_if_it_cannot() {
        JsonNode own = hub.tellingRules().get(0).at("/Properties/Targets");
        assertThat(rules).allSatisfy(rule -> {
            for (int i = 0; i < 2; i++) {
                JsonNode target = rule.at("/Properties/Targets/" + i);
                for (String part : List.of("Arn", "RoleArn", "DeadLetterConfig")) {
                    assertThat(target.path(part)).isEqualTo(own.path(i).path(part));
                }
            }
        });
        JsonNode allowed = hub.at("Tampering/Unwarned/Policy").findValue("aws:SourceArn");
        assertThat(allowed.valueStream().map(hub::follow)).containsAll(rules);
    }

    @Test
    void that_one_cannot_tell_rings_and_is_explained_and_counted() throws IOException {
        List<String> alarms = hub.resources("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> path(alarm).split("/", -1)[2])
                .toList();
        for (JsonNode rule : rules) {
            String id = path(rule).split("/", -1)[2];
            assertThat(alarms).contains("Tampering-" + id + "-Failed");
            assertThat(OperationsPageTest.page()).contains("`" + id + "`");
        }
        int more = alarms.size()
                - Synthesis.standard().resources("AWS::CloudWatch::Alarm").size();
        assertThat(OperationsPageTest.page()).contains("with `forwardedFrom` %d more".formatted(more));
    }

    @Test
    void cdk_nag_has_nothing_to_say_of_it() {
        Annotations.fromStack(hub.stack()).hasNoError("*", Match.anyValue());
        Annotations.fromStack(hub.stack()).hasNoWarning("*", Match.anyValue());
    }

    private static List<JsonNode> targets() {
        return rules.stream()
                .flatMap(rule -> rule.at("/Properties/Targets").valueStream())
                .toList();
    }

    private static JsonNode target(String kind, int number) {
        return rules.stream()
                .filter(rule -> path(rule).endsWith("/elsewhere-" + kind))
                .map(rule -> rule.at("/Properties/Targets/" + number))
                .findAny()
                .orElseThrow();
    }

    private static String path(JsonNode resource) {
        return resource.at("/Metadata/aws:cdk:path").asText();
    }

    private static String filled(JsonNode target) {
        Map<String, String> event = Map.of(
                "call", "DisableRule",
                "time", "2026-03-14T02:11:07Z",
                "account", "444455556666",
                "region", "eu-west-1",
                "id", "0a4c1f00-1111-4222-8333-000000000001",
                "address", "198.51.100.7",
                "type", "AssumedRole",
                "who", "AROAEXAMPLE:mallory");
        String text = target.at("/InputTransformer/InputTemplate").asText();
        for (var value : event.entrySet()) {
            text = text.replace("<" + value.getKey() + ">", value.getValue());
        }
        return text;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
