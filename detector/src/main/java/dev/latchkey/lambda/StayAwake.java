package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that asks for nothing but to be called: Lambda deletes the snapshot of what nobody calls.
 *
 * <p>It holds no record, and so hides none: see {@link TestAlert}.
 */
public final class StayAwake {

    private static final String FIELD = "latchkey";
    private static final String REQUEST = "stay awake";

    /** That asks for it. */
    public static final String MESSAGE = "{\"" + FIELD + "\":\"" + REQUEST + "\"}";

    private StayAwake() {}

    static boolean isAskedFor(JsonNode message) {
        return message.size() == 1 && message.path(FIELD).asText().equals(REQUEST);
    }
}
