package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a record names what is of this stack. CloudFormation begins each name with the stack's, so that a resource added
 * later is known too, and a rule need not name itself.
 *
 * @param stack the name of the stack
 * @param keyId of the topics' key, which has no name
 * @param isHub whether the account's default bus lets in forwarders
 */
record OwnResources(String stack, String keyId, boolean isHub) {
    private static final Map<String, Object> THE_BUS = Map.of("suffix", ":event-bus/default");

    /** Where none is named, the default bus is meant. */
    private static final List<Object> DEFAULT_BUS = List.of("default", THE_BUS, Map.of("exists", false));

    private static final List<Object> GIVEN = List.of(Map.of("exists", true));

    /** The alternatives of a pattern: one of ours stands in one place or in another. None: whatever it names. */
    List<Map<String, Object>> touchedBy(Tampering tampering) {
        List<Object> values = switch (tampering) {
            // How CDK begins the name of the rule.
            case GUARD -> List.of(Map.of("prefix", stack + "-Tampering" + Tampering.RULES.id()));
            // IAM knows a role by its name in any case, and the record bears that of the caller.
            case RIGHTS ->
                Stream.concat(Stream.of(inAnyCase()), named().stream()).toList();
            default -> named();
        };
        Stream<Map<String, Object>> named =
                tampering.names().stream().map(place -> at(place, Tampering.isOfStacks(place) ? theStack() : values));
        Stream<Map<String, Object>> key = tampering == Tampering.TELLING
                ? Stream.of(at("requestParameters.keyId", List.of(Map.of("suffix", keyId))))
                : Stream.of();
        Stream<Map<String, Object>> bus = tampering == Tampering.RULES ? bus() : Stream.empty();
        return Stream.of(named, key, bus).flatMap(all -> all).toList();
    }

    private Stream<Map<String, Object>> bus() {
        return Stream.concat(Stream.of(keyOfBus()), isHub ? hub() : Stream.empty());
    }

    /**
     * Under a key of the account's lie the patterns and targets of all rules of the bus: without it none matches.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html">
     *     Encrypting event buses</a>
     */
    static Map<String, Object> keyOfBus() {
        return Map.of("requestParameters", Map.of("kmsKeyIdentifier", GIVEN, "name", DEFAULT_BUS));
    }

    /** What lets forwarders send is a statement of the bus's policy, which may also be taken away or replaced whole. */
    private static Stream<Map<String, Object>> hub() {
        return Stream.of(
                at("requestParameters.statementId", List.of(HubPolicy.STATEMENT)),
                Map.of("requestParameters", Map.of("removeAllPermissions", List.of(true), "eventBusName", DEFAULT_BUS)),
                Map.of("requestParameters", Map.of("policy", GIVEN, "eventBusName", DEFAULT_BUS)));
    }

    private List<Object> theStack() {
        return List.of(stack, Map.of("wildcard", "*:stack/" + stack + "/*"));
    }

    private Object inAnyCase() {
        return Map.of("prefix", Map.of("equals-ignore-case", stack + "-"));
    }

    /** By its name alone, or at the end of an ARN or a URL. */
    private List<Object> named() {
        return List.of(
                Map.of("prefix", stack + "-"),
                Map.of("wildcard", "*:" + stack + "-*"),
                Map.of("wildcard", "*/" + stack + "-*"));
    }

    static Map<String, Object> at(String place, List<Object> values) {
        int dot = place.indexOf('.');
        String below = place.substring(dot + 1);
        return Map.of(place.substring(0, dot), below.contains(".") ? at(below, values) : Map.of(below, values));
    }
}
