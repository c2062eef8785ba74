package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.lambda.LocalServer.Request;
import dev.latchkey.lambda.LocalServer.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/** Answers the SDK as AWS would, and finds again what was put. */
final class LocalAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int OK = 200;
    private static final int REFUSED = 400;
    private static final String FOR_EVER = "9999999999";
    private static final String DYNAMO_DB = "DynamoDB_20120810.";
    private static final String SQS = "AmazonSQS.";
    private static final String PUBLISHED = "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
            + "<PublishResult><MessageId>primed</MessageId></PublishResult></PublishResponse>";

    private static final String CREDENTIALS = "{\"AccessKeyId\": \"none\", \"SecretAccessKey\": \"none\", "
            + "\"Token\": \"none\", \"Expiration\": \"2200-01-01T00:00:00Z\"}";
    /** Of the allowlist, for whoever made the samples that it approves. */
    private static final ObjectNode ENTRY = entry(Map.of(
            "pk", "primed",
            "principal", "arn:aws:iam::111122223333:role/teams/Pipeline",
            "maxPrivilege", "ADMIN",
            "owner", "primed",
            "reason", "primed"));

    private final List<JsonNode> items = new ArrayList<>();
    private final Map<JsonNode, JsonNode> told = new HashMap<>();

    synchronized Response answer(Request request) {
        if (request.method().equals("GET")) {
            return new Response(OK, "application/json", CREDENTIALS);
        }
        if (request.target().startsWith(DYNAMO_DB)) {
            return dynamoDb(request.target().substring(DYNAMO_DB.length()), parsed(request.body()));
        }
        return request.target().startsWith(SQS)
                ? sent(parsed(request.body()))
                : new Response(OK, "text/xml", LocalIam.answer(request.body()).orElse(PUBLISHED));
    }

    /** As if nothing had been put and nothing told yet. */
    synchronized void forget() {
        items.clear();
        told.clear();
    }

    private Response dynamoDb(String operation, JsonNode body) {
        return switch (operation) {
            case "PutItem" -> {
                items.add(body.path("Item"));
                yield json(OK, NODES.objectNode());
            }
            case "Query" -> json(OK, page(found(body.at("/ExpressionAttributeValues/:pk"))));
            case "Scan" -> json(OK, page(List.of(ENTRY)));
            case "BatchGetItem" -> json(OK, callers(body.path("RequestItems")));
            default -> update(body);
        };
    }

    /** Known for ever, each of them. */
    private static ObjectNode callers(JsonNode asked) {
        ObjectNode answer = NODES.objectNode();
        ObjectNode tables = answer.putObject("Responses");
        asked.properties().forEach(table -> {
            ArrayNode items = tables.putArray(table.getKey());
            for (JsonNode key : table.getValue().path("Keys")) {
                ObjectNode item = key.deepCopy();
                item.putObject("firstSeen").put("N", "0");
                item.putObject("expiresAt").put("N", FOR_EVER);
                items.add(item);
            }
        });
        return answer;
    }

    /** Of a finding, which is claimed, marked as told, and then refused to whoever claims it again. */
    private Response update(JsonNode body) {
        JsonNode key = body.path("Key");
        if (body.path("UpdateExpression").asText().startsWith("SET told")) {
            told.put(key, body.at("/ExpressionAttributeValues/:rank"));
            return json(OK, NODES.objectNode());
        }
        return Optional.ofNullable(told.get(key))
                .map(LocalAnswers::refusal)
                .orElseGet(() -> json(OK, NODES.objectNode()));
    }

    private static Response refusal(JsonNode told) {
        ObjectNode refusal = NODES.objectNode().put("__type", "ConditionalCheckFailedException");
        refusal.putObject("Item").set("told", told);
        return json(REFUSED, refusal);
    }

    /** With the digest by which the SDK sees that its message came whole. */
    private static Response sent(JsonNode body) {
        byte[] message = body.path("MessageBody").asText().getBytes(StandardCharsets.UTF_8);
        return json(
                OK,
                NODES.objectNode()
                        .put("MessageId", "primed")
                        .put("MD5OfMessageBody", BinaryUtils.toHex(Md5Utils.computeMD5Hash(message))));
    }

    private List<JsonNode> found(JsonNode partition) {
        return items.stream().filter(item -> item.path("pk").equals(partition)).toList();
    }

    private static ObjectNode page(List<JsonNode> items) {
        ObjectNode page = NODES.objectNode().put("Count", items.size()).put("ScannedCount", items.size());
        page.putArray("Items").addAll(items);
        return page;
    }

    private static ObjectNode entry(Map<String, String> attributes) {
        ObjectNode item = NODES.objectNode();
        attributes.forEach((name, text) -> item.putObject(name).put("S", text));
        return item;
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response json(int status, ObjectNode body) {
        return new Response(status, "application/x-amz-json-1.0", body.toString());
    }
}
