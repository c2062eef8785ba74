package dev.latchkey.told;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.MailSubject;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finding as people and tools are told of it. */
record Told(Alert alert, String mail, JsonNode ocsf, JsonNode card) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Told of(Alert alert) {
        JsonNode forms = parsed(SnsAlertPublisher.message(alert));
        JsonNode card = parsed(forms.path("https").asText()).path("content");
        return new Told(
                alert,
                forms.path("email").asText(),
                parsed(forms.path("default").asText()),
                card);
    }

    Finding finding() {
        return alert.finding();
    }

    Stretch stretch() {
        return finding().stretch();
    }

    String subject() {
        return MailSubject.of(alert);
    }

    List<String> nextSteps() {
        List<String> steps = new ArrayList<>();
        card.path("nextSteps").forEach(step -> steps.add(step.asText()));
        return steps;
    }

    /** Each line that a person reads. */
    List<String> lines() {
        return Stream.of(
                        mail.lines(),
                        Stream.of(subject(), card.path("title").asText()),
                        card.path("description").asText().lines(),
                        nextSteps().stream())
                .flatMap(lines -> lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The lines of the mail below a heading. */
    List<String> section(String heading) {
        return mail.lines()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
    }

    /** What was done to it since it began, by the story that is told. */
    List<Step> ownSteps() {
        return stretch().story().stream()
                .filter(step -> step.subject().equals(stretch().subject()))
                .filter(step -> !step.time().isBefore(finding().firstSeen()))
                .toList();
    }

    Set<String> deletedKeys() {
        return stretch().evidence().stream()
                .filter(step -> step.isNote(Note.KEY_DELETED))
                .map(step -> step.fact().shown().replaceAll("access key (.*) deleted", "$1"))
                .collect(Collectors.toSet());
    }

    /** The entry that is suggested in a line, as somebody completes it. */
    static Map<String, Object> filledIn(String line) {
        Map<String, Object> entry = JSON.convertValue(parsed(line), new TypeReference<>() {});
        entry.putAll(Map.of("owner", "somebody", "reason", "some reason"));
        return entry;
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
