package dev.latchkey.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A queue behind SQS's JSON protocol, as far as the real SDK needs it here. */
final class QueueStandIn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Stored(String id, String body, Map<String, String> attributes) {}

    private final List<Stored> queue = new ArrayList<>();
    private final List<Stored> inFlight = new ArrayList<>();
    private final List<Integer> waits = new ArrayList<>();
    private int countedDeleted;
    private int counts;
    private int shownAt = Integer.MAX_VALUE;

    void add(String id, String body, Map<String, String> attributes) {
        queue.add(new Stored(id, body, attributes));
    }

    /** What can be received now. */
    List<String> visible() {
        return queue.stream().map(Stored::id).toList();
    }

    List<String> hidden() {
        return inFlight.stream().map(Stored::id).toList();
    }

    /** As a run that was broken off. */
    void hold() {
        inFlight.addAll(queue);
        queue.clear();
    }

    /** The count of what is held has these in it though they are deleted, so many times. */
    void countDeleted(int number, int times) {
        countedDeleted = number;
        counts = times;
    }

    /** What is held shows again when it has been asked for so often. */
    void showAfter(int times) {
        shownAt = times;
    }

    List<Integer> waits() {
        return waits;
    }

    JsonNode answer(String operation, JsonNode request) {
        return switch (operation) {
            case "ReceiveMessage" -> {
                waits.add(request.path("WaitTimeSeconds").asInt());
                if (waits.size() > shownAt) {
                    queue.addAll(inFlight);
                    inFlight.clear();
                }
                yield received(request.path("MaxNumberOfMessages").asInt());
            }
            case "DeleteMessage" -> {
                inFlight.removeIf(it -> it.id().equals(handled(request)));
                yield JSON.createObjectNode();
            }
            case "GetQueueAttributes" -> {
                ObjectNode answer = JSON.createObjectNode();
                answer.putObject("Attributes").put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counted()));
                yield answer;
            }
            case "ChangeMessageVisibilityBatch" -> shownAgain(request.path("Entries"));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private int counted() {
        counts--;
        return inFlight.size() + (counts < 0 ? 0 : countedDeleted);
    }

    private JsonNode received(int most) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode messages = answer.putArray("Messages");
        while (messages.size() < most && !queue.isEmpty()) {
            Stored stored = queue.remove(0);
            inFlight.add(stored);
            ObjectNode message = messages.addObject()
                    .put("MessageId", stored.id())
                    .put("ReceiptHandle", "receipt-" + stored.id())
                    .put("Body", stored.body())
                    .put("MD5OfBody", md5(stored.body().getBytes(StandardCharsets.UTF_8)));
            ObjectNode attributes = message.putObject("MessageAttributes");
            if (!stored.attributes().isEmpty()) {
                message.put("MD5OfMessageAttributes", md5(encoded(stored.attributes())));
            }
            stored.attributes()
                    .forEach((name, value) ->
                            attributes.putObject(name).put("DataType", "String").put("StringValue", value));
        }
        return answer;
    }

    private JsonNode shownAgain(JsonNode entries) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : entries) {
            inFlight.stream()
                    .filter(it -> it.id().equals(handled(entry)))
                    .findFirst()
                    .ifPresent(queue::add);
            inFlight.removeIf(it -> it.id().equals(handled(entry)));
            successful.addObject().put("Id", entry.path("Id").asText());
        }
        return answer;
    }

    private static String handled(JsonNode request) {
        return request.path("ReceiptHandle").asText().replaceFirst("^receipt-", "");
    }

    /** As the SQS Developer Guide has it: by name, each text after its length, and 1 for a String. */
    private static byte[] encoded(Map<String, String> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, value) -> {
            add(bytes, name);
            add(bytes, "String");
            bytes.write(1);
            add(bytes, value);
        });
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(encoded.length).array());
        bytes.writeBytes(encoded);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
