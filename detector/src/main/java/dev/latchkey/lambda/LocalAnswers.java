package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/** Stands in for the network: answers the SDK within the process, as AWS would, and finds again what was put. */
final class LocalAnswers implements SdkHttpClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int OK = 200;
    private static final int REFUSED = 400;
    private static final String DYNAMO_DB = "DynamoDB_20120810.";
    private static final String SQS = "AmazonSQS.";
    private static final String PUBLISHED = "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
            + "<PublishResult><MessageId>primed</MessageId></PublishResult></PublishResponse>";

    private final List<JsonNode> items = new ArrayList<>();
    private JsonNode told = NODES.missingNode();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                String target = request.httpRequest()
                        .firstMatchingHeader("X-Amz-Target")
                        .orElse("");
                if (target.startsWith(DYNAMO_DB)) {
                    return dynamoDb(target.substring(DYNAMO_DB.length()), body(request));
                }
                return target.startsWith(SQS)
                        ? sent(body(request))
                        : response(
                                OK, "text/xml", LocalIam.answer(text(request)).orElse(PUBLISHED));
            }

            @Override
            public void abort() {
                // Nothing is under way.
            }
        };
    }

    @Override
    public String clientName() {
        return "Local";
    }

    @Override
    public void close() {
        items.clear();
    }

    private HttpExecuteResponse dynamoDb(String operation, JsonNode body) {
        return switch (operation) {
            case "PutItem" -> {
                items.add(body.path("Item"));
                yield json(OK, NODES.objectNode());
            }
            case "Query" -> json(OK, page(found(body.at("/ExpressionAttributeValues/:pk"))));
            case "Scan" -> json(OK, page(List.of()));
            default -> update(body);
        };
    }

    /** Of the finding, which is claimed, marked as told, and then refused to whoever claims it again. */
    private HttpExecuteResponse update(JsonNode body) {
        if (body.path("UpdateExpression").asText().startsWith("SET told")) {
            told = body.at("/ExpressionAttributeValues/:rank");
        } else if (!told.isMissingNode()) {
            ObjectNode refusal = NODES.objectNode().put("__type", "ConditionalCheckFailedException");
            refusal.putObject("Item").set("told", told);
            return json(REFUSED, refusal);
        }
        return json(OK, NODES.objectNode());
    }

    /** With the digest by which the SDK sees that its message came whole. */
    private static HttpExecuteResponse sent(JsonNode body) {
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

    private static JsonNode body(HttpExecuteRequest request) throws IOException {
        try (InputStream stream = request.contentStreamProvider().orElseThrow().newStream()) {
            return JSON.readTree(stream);
        }
    }

    private static String text(HttpExecuteRequest request) throws IOException {
        try (InputStream stream = request.contentStreamProvider().orElseThrow().newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse json(int status, ObjectNode body) {
        return response(status, "application/x-amz-json-1.0", body.toString());
    }

    private static HttpExecuteResponse response(int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", type)
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }
}
