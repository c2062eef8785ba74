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

    /** How CDK names the policy of a role. */
    private static final String OWN_POLICIES = "*RoleDefaultPolicy*";

    private ForwarderResources() {}

    /** The alternatives of a pattern: one of a forwarder's stands in one place or in another. None: any call. */
    static List<Map<String, Object>> touchedBy(Tampering tampering) {
        List<Object> values = switch (tampering) {
            case GUARD -> HEARTBEAT_RULE;
            case RIGHTS -> inAnyCase();
            // Where it is a role's.
            case STACK -> Stream.concat(ANY.stream(), inAnyCase().stream()).toList();
            default -> ANY;
        };
        return tampering.names().stream()
                .map(place -> OwnResources.at(place, Tampering.isOfStacks(place) ? THE_STACK : values))
                .toList();
    }

    /** What is no part of deploying or upgrading a forwarder, so that CloudFormation does it for somebody else. */
    static List<Map<String, Object>> neverDeployed(Tampering tampering) {
        return switch (tampering) {
            case RULES -> List.of(OwnResources.keyOfBus());
            case RIGHTS ->
                List.of(
                        ofRole("policyName", Map.of("anything-but", Map.of("wildcard", OWN_POLICIES))),
                        // What leaves the heartbeat its right and takes it from the calls needs one.
                        ofRole("policyDocument", Map.of("wildcard", "*ondition*")),
                        ofRole("policyArn", Map.of("exists", true)),
                        ofRole("permissionsBoundary", Map.of("exists", true)));
            case TELLING -> List.of(OwnResources.at("requestParameters.muteTargets.alarmNames", ANY));
            default -> List.of();
        };
    }

    private static Map<String, Object> ofRole(String parameter, Map<String, Object> value) {
        return Map.of("requestParameters", Map.of("roleName", inAnyCase(), parameter, List.of(value)));
    }

    private static List<Object> inAnyCase() {
        return BEGINNINGS.stream()
                .map(beginning -> (Object) Map.of("prefix", Map.of("equals-ignore-case", beginning)))
                .toList();
    }
}
