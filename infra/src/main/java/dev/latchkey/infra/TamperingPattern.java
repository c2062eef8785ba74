package dev.latchkey.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;

/**
 * The {@link Tampering} table, told to EventBridge. Where a call was recorded are account and region of the event,
 * which EventBridge writes, and nothing that the call may hold.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">An account in a
 *     pattern</a>
 */
final class TamperingPattern {

    private TamperingPattern() {}

    /** @param touched the alternatives; none for whatever a call names */
    static Map<String, Object> detail(Tampering tampering, List<Map<String, Object>> touched) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("eventSource", tampering.eventSources());
        detail.put("eventName", tampering.eventNames());
        if (touched.size() == 1) {
            detail.putAll(touched.get(0));
        } else if (!touched.isEmpty()) {
            detail.put("$or", touched);
        }
        return detail;
    }

    /** Recorded where the stack stands: what others forward to this bus says nothing of the stack. */
    static Map<String, Object> here(Stack stack, Tampering tampering, Map<String, Object> detail) {
        Map<String, Object> pattern = anywhere(tampering, detail);
        pattern.put("account", List.of(stack.getAccount()));
        pattern.put("region", List.of(stack.getRegion()));
        return pattern;
    }

    static Map<String, Object> elsewhere(Stack stack, Tampering tampering, Map<String, Object> detail) {
        Map<String, Object> pattern = anywhere(tampering, detail);
        pattern.put("$or", List.of(otherThan("account", stack.getAccount()), otherThan("region", stack.getRegion())));
        return pattern;
    }

    static Map<String, Object> anywhere(Tampering tampering, Map<String, Object> detail) {
        return new HashMap<>(Map.of(
                "source", tampering.sources(), "detail-type", List.of(WatchedCalls.DETAIL_TYPE), "detail", detail));
    }

    private static Map<String, Object> otherThan(String field, String own) {
        return Map.of(field, List.of(Map.of("anything-but", List.of(own))));
    }
}
