package dev.latchkey.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;

/** Which calls of the {@link Tampering} table cross regions and accounts: those on trails, and on what forwards. */
final class ForwardedTampering {
    /** What is done to rules goes with heartbeats, and to roles with the calls of IAM that are sent anyway. */
    private static final List<Tampering> BY_THEMSELVES =
            List.of(Tampering.TRAIL, Tampering.GUARD, Tampering.TELLING, Tampering.STACK);

    /**
     * To upgrade a StackSet is some calls in each of its places; those on the stack say who began it. Another stack, or
     * Cloud Control in a region where no forwarder stands, has the same address: so not of what no deployment does.
     */
    private static final Map<String, Object> NOT_BY_A_STACK =
            Map.of("sourceIPAddress", List.of(Map.of("anything-but", List.of("cloudformation.amazonaws.com"))));

    private ForwardedTampering() {}

    /** The rules of a forwarder for what no other rule of it sends. */
    static Stream<Heard> sentFrom(Stack forwarder) {
        return BY_THEMSELVES.stream()
                .map(tampering -> new Heard(
                        "Tampering-" + tampering.id(),
                        "Tampering that Latchkey tells of: " + tampering.id(),
                        EventPattern.builder().source(tampering.sources()).build(),
                        Optional.of(Sorted.of(sentFrom(forwarder, tampering))),
                        false));
    }

    static Map<String, Object> sentFrom(Stack forwarder, Tampering tampering) {
        return TamperingPattern.here(forwarder, tampering, detail(tampering));
    }

    /** What a hub takes for tampering elsewhere. IAM records a role of any region in one, where the hub may stand. */
    static Map<String, Object> heardBy(Stack hub, Tampering tampering) {
        return tampering == Tampering.RIGHTS
                ? TamperingPattern.anywhere(tampering, detail(tampering))
                : TamperingPattern.elsewhere(hub, tampering, detail(tampering));
    }

    private static Map<String, Object> detail(Tampering tampering) {
        List<Map<String, Object>> touched = ForwarderResources.touchedBy(tampering);
        boolean whoever = tampering == Tampering.TRAIL || tampering == Tampering.STACK;
        return TamperingPattern.detail(tampering, whoever ? touched : unlessDeployed(tampering, touched));
    }

    private static List<Map<String, Object>> unlessDeployed(Tampering tampering, List<Map<String, Object>> touched) {
        Map<String, Object> byOthers = new HashMap<>(NOT_BY_A_STACK);
        byOthers.putAll(TamperingPattern.anyOf(touched));
        return Stream.concat(Stream.of(byOthers), ForwarderResources.neverDeployed(tampering).stream())
                .toList();
    }
}
