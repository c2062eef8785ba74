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
    DIGEST("send the digest"),
    /** With the {@code account} and {@code region} of the forwarder beside it. */
    HEARTBEAT("a forwarder is there"),
    TELL_OF_QUIET("tell of quiet forwarders");

    /** Under which is said what is wanted, and what came of it. */
    public static final String FIELD = "latchkey";

    /** The {@code source} of a forwarder's heartbeat on a bus, on which every record stands under a name of AWS's. */
    public static final String FORWARDER = "latchkey.forwarder";

    private final String words;

    OwnMessage(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whole, as it is sent. */
    public String json() {
        return "{\"" + FIELD + "\":\"" + words + "\"}";
    }

    /** Whether the message says so, and nothing else. */
    boolean isAll(JsonNode message) {
        return message.size() == 1 && isIn(message);
    }

    /** One that a forwarder could not send: it comes when what was set aside there is redriven. */
    static boolean isHeartbeat(JsonNode event) {
        return event.path("source").asText().equals(FORWARDER);
    }

    boolean isIn(JsonNode message) {
        return message.path(FIELD).asText().equals(words);
    }
}
