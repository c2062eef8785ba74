package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.review.EntryUse;
import dev.latchkey.detection.review.Narrowing;
import dev.latchkey.detection.review.Narrowings;
import java.util.Collection;

/** What an allowlist did, as a document for scripts: numbers are numbers, times ISO 8601 in UTC. */
final class TestedJson {

    private TestedJson() {}

    static String of(Tested tested) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = whole.putArray("entries");
        tested.uses().forEach(use -> add(entries.addObject(), use));
        add(whole.putArray("unreadable"), tested.problems());
        whole.put("approvedChains", tested.approved())
                .put("savedAlerts", tested.saved())
                .put("alertsLeft", tested.left())
                .put("alertsMadeWorse", tested.worse());
        return AllowlistFile.pretty(whole);
    }

    private static void add(ObjectNode json, EntryUse use) {
        json.put("pk", use.entry().id())
                .put("owner", use.entry().owner())
                .put("principal", use.entry().principal().pattern());
        use.entry().expires().ifPresent(end -> json.put("expires", end.toString()));
        json.put("chains", use.approved().size())
                .put("needed", use.needed())
                .put("steps", use.steps().size())
                .put("stepsInVain", use.inVain());
        use.first().ifPresent(step -> json.put("firstUsed", step.time().toString()));
        use.last().ifPresent(step -> json.put("lastUsed", step.time().toString()));
        ArrayNode narrower = json.putArray("narrower");
        Narrowings.of(use).forEach(it -> add(narrower.addObject(), it));
    }

    private static void add(ObjectNode json, Narrowing it) {
        json.put("attribute", it.attribute());
        add(json.putArray("before"), it.before());
        add(json.putArray("after"), it.after());
        json.put("losesChains", it.lost());
    }

    private static void add(ArrayNode json, Collection<String> texts) {
        texts.forEach(json::add);
    }
}
