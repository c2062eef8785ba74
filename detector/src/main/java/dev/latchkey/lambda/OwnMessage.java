package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message of our own, by which a function is asked for something else than to look at a record.
 *
 * <p>It holds no record at all. So no record can be taken for one: whatever an attacker writes into one stands below
 * {@code detail}, and to the detector a message with a {@code detail} is none.
 */
public enum OwnMessage {
    /** Nothing but to be called: Lambda deletes the snapshot of what nobody calls. */
    STAY_AWAKE("stay awake"),
    TEST_ALERT("send a test alert"),
    KEEP_EVIDENCE("keep evidence"),
    DIGEST("send the digest");

    /** Under which is said what is wanted, and what came of it. */
    static final String FIELD = "latchkey";

    private final String words;

    OwnMessage(String words) {
        this.words = words;
    }

    /** Whole, as it is sent. */
    public String json() {
        return "{\"" + FIELD + "\":\"" + words + "\"}";
    }

    /** Whether the message says so, and nothing else. */
    boolean isAll(JsonNode message) {
        return message.size() == 1 && isIn(message);
    }

    boolean isIn(JsonNode message) {
        return message.path(FIELD).asText().equals(words);
    }
}
