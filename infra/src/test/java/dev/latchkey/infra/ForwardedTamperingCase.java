package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** A forwarder, a hub, and which of their rules take an event, by the matcher that EventBridge itself runs. */
abstract class ForwardedTamperingCase {
    static final String THERE = "eu-west-1";
    static final String HUBS_REGION = "us-east-1";

    static BusRules forwarder;
    static BusRules hub;

    @BeforeAll
    static void synthesize() {
        forwarder = BusRules.of(forwarder());
        hub = BusRules.of(hub("o-exampleorgid"));
    }

    /** By which rules, beside those that bring calls to the detector. */
    static List<String> told(ObjectNode event) {
        return hub.taking(event, HOME, HUBS_REGION).stream()
                .filter(rule -> !rule.startsWith("Calls-"))
                .toList();
    }
}
