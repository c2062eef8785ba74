package dev.latchkey.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Alert.Activity;

/** The findings whose place a finding takes, or the one that takes its own, by their {@code finding_info.uid}. */
final class RelatedEvents {

    private RelatedEvents() {}

    static ArrayNode of(Alert alert) {
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        alert.supersedes().forEach(uid -> add(related, uid, Activity.CLOSE, "superseded by this finding"));
        alert.finding()
                .supersededBy()
                .ifPresent(uid -> add(related, uid, Activity.CREATE, "took the place of this finding"));
        return related;
    }

    private static void add(ArrayNode related, String uid, Activity activity, String description) {
        related.addObject()
                .put("uid", uid)
                .put("type_uid", DetectionFindingJson.typeUid(activity))
                .put("type_name", "Detection Finding: " + activity.shown())
                .put("desc", description);
    }
}
