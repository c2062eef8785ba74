package dev.latchkey;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records made of those of one scenario, which are a key, a creation and a grant, in this order. */
public final class Records {

    private static final Path SCENARIO = Path.of("../events/malicious/user-admin-key/events.jsonl");

    /** What a caller chooses, or might if AWS had a fault. */
    private static final Set<String> CHOSEN = Set.of(
            "accessKeyId", "awsRegion", "eventID", "principalId", "sourceIPAddress", "userAgent", "userId", "userName");

    private static final JsonMapper JSON = new JsonMapper();

    /** Half a character can stand in JSON only as an escape. */
    private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Records() {}

    public static List<String> plain() throws IOException {
        return Files.readAllLines(SCENARIO);
    }

    /** A user that is made administrator and given a key; every text of it that can be is this one. */
    public static Path hostile(Path folder, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : plain()) {
            JsonNode call = JSON.readTree(line);
            replaceIn(call, text);
            lines.add(json(call));
            if (call.path("eventName").asText().equals("AttachUserPolicy")) {
                ((ObjectNode) call).put("eventID", cut("another " + text, 100));
                ((ObjectNode) call.path("requestParameters")).put("policyArn", arn(cut(text, 200)));
                lines.add(json(call));
            }
        }
        return Files.write(folder.resolve("hostile.jsonl"), lines);
    }

    /** A user with more keys and grants than one judgement reads. */
    public static Path flood(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number = 100; number < 160; number++) {
            for (String line : plain()) {
                lines.add(
                        line.contains("\"CreateUser\"")
                                ? line
                                : line.replace("0a4c1f00", "0a4c1" + number)
                                        .replace("AKIASVCBACKUP", "AKIASVCBACKUP" + number)
                                        .replace("aws:policy/Administrator", "111122223333:policy/Data" + number));
            }
        }
        return Files.write(folder.resolve("flood.jsonl"), lines);
    }

    private static void replaceIn(JsonNode node, String text) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyStream().map(it -> it.getKey()).toList()) {
                boolean chosen = object.path(name).isTextual() && CHOSEN.contains(name);
                if (chosen) {
                    object.put(name, chosen(name, object.path(name).asText(), text));
                } else if (object.path(name).isTextual() && name.equals("arn")) {
                    object.put(name, arn(text));
                }
            }
        }
        node.forEach(inner -> replaceIn(inner, text));
    }

    private static String chosen(String name, String before, String text) {
        return switch (name) {
            case "eventID" -> cut(before + text, 100);
            case "userName" -> cut(text, 400);
            default -> text;
        };
    }

    /** The reader refuses what is longer than any event ID, or any name that DynamoDB could hold. */
    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    private static String json(JsonNode call) throws IOException {
        String json = JSON.writeValueAsString(call);
        return StandardCharsets.UTF_8.newEncoder().canEncode(json) ? json : ASCII.writeValueAsString(call);
    }

    private static String arn(String text) {
        return "arn:aws:iam::111122223333:role/" + text + "/" + text;
    }
}
