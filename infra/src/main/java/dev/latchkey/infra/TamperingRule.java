package dev.latchkey.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Tells of one kind of tampering: the function may be what is under attack. */
final class TamperingRule extends TellingRule {

    TamperingRule(Construct scope, Tampering tampering, Way way, OwnResources own) {
        super(
                scope,
                tampering.id(),
                new Told("Latchkey tells: " + tampering.sentence(), pattern(tampering, own), text(tampering)),
                way);
    }

    private static Map<String, Object> pattern(Tampering tampering, OwnResources own) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("eventSource", tampering.eventSources());
        detail.put("eventName", tampering.eventNames());
        List<Map<String, Object>> ours = own.touchedBy(tampering);
        if (ours.size() == 1) {
            detail.putAll(ours.get(0));
        } else if (!ours.isEmpty()) {
            detail.put("$or", ours);
        }
        return Map.of(
                "source", tampering.sources(), "detail-type", List.of(WatchedCalls.DETAIL_TYPE), "detail", detail);
    }

    private static Text text(Tampering tampering) {
        return new Text(
                "Latchkey itself was touched",
                tampering.sentence(),
                List.of(
                        "Your own deployment does this too, from cloudformation.amazonaws.com. If it was not yours:",
                        "aws cloudtrail lookup-events --region <region> --lookup-attributes"
                                + " AttributeKey=EventId,AttributeValue=<id>",
                        "shows whether it succeeded, by whose ARN, and on what. docs/operations.md says what to do."));
    }
}
