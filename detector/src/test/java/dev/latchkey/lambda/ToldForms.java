package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What subscribers of the topic are told of the findings in a file of events. */
final class ToldForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each file once, for all who are told of them. */
    private static final Map<Path, List<Finding>> FINDINGS = new ConcurrentHashMap<>();

    private ToldForms() {}

    static String message(Path events, Alert.Activity activity, String form) throws IOException {
        Alert alert = new Alert(findings(events).get(0), activity);
        return JSON.readTree(SnsAlertPublisher.message(alert)).path(form).asText();
    }

    private static List<Finding> findings(Path events) {
        return FINDINGS.computeIfAbsent(events, Judged::findings);
    }

    static List<Alert> alerts(Path events) {
        return findings(events).stream()
                .flatMap(finding -> List.of(Alert.Activity.values()).stream().map(it -> new Alert(finding, it)))
                .toList();
    }

    static List<String> forms(Path events, String form) throws IOException {
        List<String> forms = new ArrayList<>();
        for (Alert.Activity activity : Alert.Activity.values()) {
            forms.add(message(events, activity, form));
        }
        return forms;
    }

    /** All texts in it, one by one. */
    static void texts(JsonNode node, List<String> texts) {
        if (node.isTextual() && !node.asText().isEmpty()) {
            texts.add(node.asText());
        }
        node.forEach(inner -> texts(inner, texts));
    }
}
