package dev.latchkey.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/**
 * The {@link Tampering} table, told to EventBridge. Where a call was recorded are account and region of the event,
 * which EventBridge writes, and nothing that the call may hold.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">An account in a
 *     pattern</a>
 */
final class TamperingPattern {

    /**
     * Of parameters over some 100 KB CloudTrail keeps nothing, and a policy may be filled up to that with spaces: what
     * is touched then may be anything.
     */
    private static final Map<String, Object> LEFT_OUT =
            Map.of("requestParameters", Map.of("omitted", List.of(Map.of("exists", true))));

    private TamperingPattern() {}

    /** @param touched the alternatives; none for whatever a call names */
    static Map<String, Object> detail(Tampering tampering, List<Map<String, Object>> touched) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("eventSource", tampering.eventSources());
        detail.put("eventName", tampering.eventNames());
        if (!touched.isEmpty()) {
            detail.putAll(anyOf(isBigEachDay(tampering) ? touched : orLeftOut(touched)));
        }
        return detail;
    }

    static Map<String, Object> anyOf(List<Map<String, Object>> alternatives) {
        return alternatives.size() == 1 ? alternatives.get(0) : Map.of("$or", alternatives);
    }

    /** A function's code may stand in the call, as many deploy it; the answer names the function all the same. */
    private static boolean isBigEachDay(Tampering tampering) {
        return tampering == Tampering.FUNCTIONS;
    }

    private static List<Map<String, Object>> orLeftOut(List<Map<String, Object>> touched) {
        return Stream.concat(touched.stream(), Stream.of(LEFT_OUT)).toList();
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
