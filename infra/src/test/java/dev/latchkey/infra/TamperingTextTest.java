package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read of tampering, and by what right it is brought to them. */
class TamperingTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Synthesis STACK = Synthesis.standard();
    private static final List<JsonNode> TARGETS = STACK.tellingRules().stream()
            .flatMap(rule -> rule.at("/Properties/Targets").valueStream())
            .toList();

    @Test
    void it_is_several_lines_that_say_what_when_who_and_what_to_run() {
        assertThat(text(target("trail"))).isEqualTo("""
                LATCHKEY ITSELF WAS TOUCHED
                A trail was touched. Without one that logs, Latchkey hears nothing of IAM.

                Call: StopLogging at 2026-03-14T02:11:07Z, account 111122223333, region us-east-1
                By: AssumedRole AROAEXAMPLE:mallory from 198.51.100.7

                Your own deployment does this too, from cloudformation.amazonaws.com. If it was not yours:
                aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventId,AttributeValue=0a4c1f00-1111-4222-8333-000000000001
                shows whether it succeeded, by whose ARN, and on what (if that was too long to be kept, it may be something else). docs/operations.md says what to do.""");
    }

    @Test
    void who_edited_the_allowlist_is_named_with_the_time_by_which_the_edit_is_found() {
        assertThat(text(target("editors"))).isEqualTo("""
                WHO EDITED THE ALLOWLIST OF LATCHKEY
                CloudTrail names who made a change. The watcher's message, at about the same time, says what was changed.

                Call: StopLogging at 2026-03-14T02:11:07Z, account 111122223333, region us-east-1
                By: AssumedRole AROAEXAMPLE:mallory from 198.51.100.7

                The whole record, with the entry's name and the caller's ARN, is in the bucket of the trail that records
                data events of the table, under event id 0a4c1f00-1111-4222-8333-000000000001.
                How to find it: docs/allowlist.md, Who changed it. If none of you did this, undo the change first.""");
    }

    /** In AWS's schema, or Amazon Q drops it without a word. */
    @Test
    void chats_get_the_same_as_a_card() {
        JsonNode card = json(filled(target("trail", 1)));
        assertThat(card.path("version").asText()).isEqualTo("1.0");
        assertThat(card.path("source").asText()).isEqualTo("custom");
        assertThat(card.path("id").asText()).isEqualTo("0a4c1f00-1111-4222-8333-000000000001");
        assertThat(card.at("/content/textType").asText()).isEqualTo("client-markdown");
        assertThat(card.at("/content/title").asText()).isEqualTo("Latchkey itself was touched");
        assertThat(card.at("/content/description").asText())
                .isEqualTo("A trail was touched. Without one that logs, Latchkey hears nothing of IAM."
                        + " Call: StopLogging at 2026-03-14T02:11:07Z, account 111122223333, region us-east-1."
                        + " By: AssumedRole AROAEXAMPLE:mallory from 198.51.100.7.");
        assertThat(card.at("/content/nextSteps/0").asText())
                .startsWith("Your own deployment does this too")
                .contains(" aws cloudtrail lookup-events --region us-east-1 ")
                .endsWith("docs/operations.md says what to do.");
        assertThat(card.at("/content/keywords").toString()).isEqualTo("[\"111122223333\"]");
        assertThat(card.at("/metadata/summary").asText()).isEqualTo("Latchkey itself was touched");
    }

    @Test
    void each_card_is_one_json_object_within_what_a_rule_may_send() {
        assertThat(STACK.tellingRules()).allSatisfy(rule -> {
            JsonNode card = rule.at("/Properties/Targets/1");
            assertThat(json(filled(card)).path("source").asText()).isEqualTo("custom");
            assertThat(card.at("/InputTransformer/InputTemplate").asText()).hasSizeLessThan(8_192);
        });
    }

    /** EventBridge escapes nothing: with a quotation mark in it the text would be none, and nobody would be told. */
    @Test
    void nothing_stands_in_it_that_a_caller_may_word_freely() {
        assertThat(TARGETS)
                .allSatisfy(target -> assertThat(target.at("/InputTransformer/InputPathsMap"))
                        .extracting(JsonNode::asText)
                        .containsExactlyInAnyOrder(
                                "$.time",
                                "$.account",
                                "$.region",
                                "$.detail.eventName",
                                "$.detail.eventID",
                                "$.detail.sourceIPAddress",
                                "$.detail.userIdentity.type",
                                "$.detail.userIdentity.principalId"));
    }

    @Test
    void each_goes_straight_to_the_topic_by_a_role_of_eventbridge_that_may_publish_and_use_the_key() {
        assertThat(TARGETS).hasSize(2 * (Tampering.values().length + 1)).allSatisfy(target -> {
            assertThat(STACK.follow(target.path("Arn")).path("Type").asText()).isEqualTo("AWS::SNS::Topic");
            JsonNode role = STACK.follow(target.path("RoleArn")).path("Properties");
            assertThat(role.at("/AssumeRolePolicyDocument/Statement").toString())
                    .isEqualTo("[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"events.amazonaws.com\"}}]");
            JsonNode rights = role.at("/Policies/0/PolicyDocument/Statement");
            assertThat(rights).hasSize(2);
            assertThat(rights.at("/0/Action").asText()).isEqualTo("sns:Publish");
            assertThat(rights.at("/0/Resource").valueStream()).hasSize(2).contains(target.path("Arn"));
            assertThat(rights.at("/1/Action").toString()).isEqualTo("[\"kms:Decrypt\",\"kms:GenerateDataKey\"]");
            assertThat(STACK.follow(rights.at("/1/Resource")).path("Type").asText())
                    .isEqualTo("AWS::KMS::Key");
        });
    }

    @Test
    void what_cannot_be_told_rests_in_a_queue_that_takes_it_from_these_rules_alone() {
        JsonNode queue = STACK.at("Tampering/Unwarned");
        assertThat(TARGETS)
                .allSatisfy(target -> assertThat(STACK.follow(target.at("/DeadLetterConfig/Arn")))
                        .isEqualTo(queue));
        JsonNode allow = STACK.at("Tampering/Unwarned/Policy")
                .at("/Properties/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .findAny()
                .orElseThrow();
        assertThat(allow.path("Principal").toString()).isEqualTo("{\"Service\":\"events.amazonaws.com\"}");
        assertThat(allow.path("Action").asText()).isEqualTo("sqs:SendMessage");
        assertThat(allow.at("/Condition/ArnEquals/aws:SourceArn").valueStream().map(STACK::follow))
                .containsExactlyInAnyOrderElementsOf(STACK.tellingRules());
    }

    @Test
    void mail_and_chats_are_topics_of_their_own_under_one_key() {
        JsonNode target = target("trail", 0);
        JsonNode mail = STACK.follow(target.path("Arn"));
        JsonNode chats = STACK.follow(target("trail", 1).path("Arn"));
        assertThat(chats).isNotEqualTo(mail).isEqualTo(STACK.at("Tampering/Chats"));
        assertThat(chats.at("/Properties/KmsMasterKeyId")).isEqualTo(mail.at("/Properties/KmsMasterKeyId"));
    }

    private static JsonNode target(String rule) {
        return target(rule, 0);
    }

    private static JsonNode target(String rule, int number) {
        return STACK.tellingRules().stream()
                .filter(it -> it.at("/Metadata/aws:cdk:path").asText().contains("/" + rule))
                .map(it -> it.at("/Properties/Targets/" + number))
                .findAny()
                .orElseThrow();
    }

    /** As EventBridge makes it: each line is a JSON text, and the values go in as they are. */
    private static String text(JsonNode target) {
        return String.join(
                "\n", filled(target).lines().map(line -> json(line).asText()).toList());
    }

    private static String filled(JsonNode target) {
        Map<String, String> record = Map.of(
                "$.time", "2026-03-14T02:11:07Z",
                "$.account", "111122223333",
                "$.region", "us-east-1",
                "$.detail.eventName", "StopLogging",
                "$.detail.eventID", "0a4c1f00-1111-4222-8333-000000000001",
                "$.detail.sourceIPAddress", "198.51.100.7",
                "$.detail.userIdentity.type", "AssumedRole",
                "$.detail.userIdentity.principalId", "AROAEXAMPLE:mallory");
        String text = target.at("/InputTransformer/InputTemplate").asText();
        for (var value : target.at("/InputTransformer/InputPathsMap").properties()) {
            text = text.replace(
                    "<" + value.getKey() + ">", record.get(value.getValue().asText()));
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
