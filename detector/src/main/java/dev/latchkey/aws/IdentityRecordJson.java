package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.digest.Conclusion;
import dev.latchkey.detection.digest.Conclusion.Assessed;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.RecordedStep;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A record of an identity as JSON: how it is exported, told to machines, and stored. Names as the CSV has them. */
public final class IdentityRecordJson {

    private static final int ALL = Integer.MAX_VALUE;

    private IdentityRecordJson() {}

    public static ObjectNode of(IdentityRecord identity) {
        return of(identity, ALL);
    }

    /** @param mostSteps beside the first; the rest is counted */
    static ObjectNode of(IdentityRecord identity, int mostSteps) {
        Subject subject = identity.subject();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("time", identity.began().toString())
                .put("partition", subject.partition())
                .put("account", subject.account())
                .put("kind", subject.kind().shown())
                .put("name", subject.name())
                .put("identity", identity.identity())
                .put("creation_seen", identity.creationSeen())
                .put("rights_level", identity.rights());
        identity.existingSince().ifPresent(since -> json.put("existing_since", since.toString()));
        add(identity.conclusion(), json);
        ArrayNode steps = json.putArray("steps").add(step(identity.anchor()));
        identity.followed().stream()
                .limit(mostSteps)
                .map(IdentityRecordJson::step)
                .forEach(steps::add);
        return json.put(
                "steps_left_out",
                identity.more() + Math.max(0, identity.followed().size() - mostSteps));
    }

    private static void add(Conclusion conclusion, ObjectNode json) {
        json.put("verdict", conclusion.verdict());
        conclusion.assessed().ifPresent(assessed -> {
            json.put("severity", assessed.severity().name().toLowerCase(Locale.ROOT))
                    .put("case_id", assessed.caseId())
                    .put("case", assessed.inTable())
                    .put("finding_uid", assessed.uid());
            texts(assessed.traits(), json.putArray("traits"));
            texts(assessed.problems(), json.putArray("problems"));
        });
        json.put("told", conclusion.told());
        texts(conclusion.approvedBy(), json.putArray("approved_by"));
        texts(conclusion.consulted(), json.putArray("covered_by"));
    }

    private static void texts(List<String> texts, ArrayNode into) {
        texts.forEach(into::add);
    }

    private static ObjectNode step(RecordedStep step) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", step.time().toString())
                .put("stage", step.stage().name())
                .put("operation", step.operation())
                .put("given", step.given())
                .put("actor", step.actor())
                .put("address", step.address())
                .put("method", step.method())
                .put("user_agent", step.userAgent())
                .put("region", step.region())
                .put("event_id", step.eventId());
    }

    /** @throws IllegalArgumentException if it is none of ours */
    static IdentityRecord read(JsonNode json) {
        List<RecordedStep> steps = json.required("steps")
                .valueStream()
                .map(IdentityRecordJson::step)
                .toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a record without steps");
        }
        String kind = text(json, "kind").toUpperCase(Locale.ROOT);
        return new IdentityRecord(
                Subject.ofKey(
                        String.join("#", kind, text(json, "partition"), text(json, "account"), text(json, "name"))),
                text(json, "identity"),
                json.required("creation_seen").asBoolean(),
                Optional.ofNullable(json.get("existing_since")).map(since -> Instant.parse(since.asText())),
                steps.get(0),
                steps.subList(1, steps.size()),
                json.required("steps_left_out").asInt(),
                text(json, "rights_level"),
                conclusion(json));
    }

    private static Conclusion conclusion(JsonNode json) {
        Optional<Assessed> assessed = Optional.ofNullable(json.get("severity"))
                .map(severity -> new Assessed(
                        Severity.valueOf(severity.asText().toUpperCase(Locale.ROOT)),
                        json.path("case_id").asText(),
                        text(json, "case"),
                        texts(json.required("traits")),
                        texts(json.path("problems")),
                        text(json, "finding_uid")));
        return new Conclusion(
                text(json, "verdict"),
                assessed,
                texts(json.required("approved_by")),
                texts(json.required("covered_by")),
                json.required("told").asBoolean());
    }

    private static RecordedStep step(JsonNode json) {
        return new RecordedStep(
                Instant.parse(text(json, "time")),
                Stage.valueOf(text(json, "stage")),
                text(json, "operation"),
                text(json, "given"),
                text(json, "actor"),
                text(json, "address"),
                text(json, "method"),
                text(json, "user_agent"),
                text(json, "region"),
                text(json, "event_id"));
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
