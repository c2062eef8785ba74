package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a record names what is of a forwarder, wherever one stands: by the name of its stack, which CDK gives it or a
 * StackSet. CloudFormation begins each name with that, and of one that is too long keeps the first 25 characters.
 *
 * @see <a href="https://github.com/aws-cloudformation/cloudformation-cli-java-plugin">How a name is made: its
 *     {@code IdentifierUtils}</a>
 */
final class ForwarderResources {
    /** A stack of a StackSet bears its name, which so has to begin as this does, and a number. */
    private static final String OF_STACK_SET = "StackSet-Latchkey";

    private static final List<String> BEGINNINGS = List.of(ForwarderStack.NAME + "-", OF_STACK_SET);

    private static final List<Object> THE_STACK = List.of(
            ForwarderStack.NAME,
            Map.of("wildcard", "*:stack/" + ForwarderStack.NAME + "/*"),
            Map.of("prefix", OF_STACK_SET),
            Map.of("wildcard", "*:stack/" + OF_STACK_SET + "*"));

    /** How CDK begins the name of the rule, behind that of the stack. */
    private static final List<Object> HEARTBEAT_RULE = List.of(
            Map.of("prefix", ForwarderStack.NAME + "-" + Heartbeat.RULE),
            Map.of("wildcard", OF_STACK_SET + "*-" + Heartbeat.RULE + "*"));

    /** Also behind what an ARN or a URL begins with: each way of naming it by itself would not fit into a pattern. */
    private static final List<Object> ANY = BEGINNINGS.stream()
            .map(beginning -> (Object) Map.of("wildcard", "*" + beginning + "*"))
            .toList();

    private ForwarderResources() {}

    /** The alternatives of a pattern: one of a forwarder's stands in one place or in another. None: any call. */
    static List<Map<String, Object>> touchedBy(Tampering tampering) {
        List<Object> values = switch (tampering) {
            case GUARD -> HEARTBEAT_RULE;
            case RIGHTS -> inAnyCase();
            default -> ANY;
        };
        Stream<Map<String, Object>> named = tampering.names().stream()
                .map(place -> OwnResources.at(place, Tampering.isOfStacks(place) ? THE_STACK : values));
        return tampering == Tampering.RULES
                ? Stream.concat(named, Stream.of(OwnResources.keyOfBus())).toList()
                : named.toList();
    }

    private static List<Object> inAnyCase() {
        return BEGINNINGS.stream()
                .map(beginning -> (Object) Map.of("prefix", Map.of("equals-ignore-case", beginning)))
                .toList();
    }
}
