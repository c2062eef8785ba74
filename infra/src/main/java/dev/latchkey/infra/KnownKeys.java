package dev.latchkey.infra;

import dev.latchkey.lambda.Setting;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.constructs.Node;

/** The context keys that mean something here; any other is a slip, and would be passed over in silence. */
final class KnownKeys {
    static final Set<String> OF_DEPLOYMENT = Set.of(
            "region",
            "email",
            "removable",
            "reservedConcurrency",
            "createTrail",
            "silenceDays",
            "digest",
            "forwardedFrom");

    /** CDK's own have a prefix: {@code @aws-cdk/}, {@code aws-cdk:}, {@code availability-zones:} and so on. */
    private static final Pattern WITH_PREFIX = Pattern.compile("@.*|.*[:/].*");

    /** What its command line keeps in {@code cdk.context.json} and {@code ~/.cdk.json} without one. */
    private static final Set<String> OF_COMMAND_LINE =
            Set.of("acknowledged-issue-numbers", "cli-telemetry", "cdk-migrate");

    private KnownKeys() {}

    static void check(Node node) {
        check(node, ours());
    }

    static void check(Node node, Set<String> known) {
        Set<String> unknown = keys(node)
                .filter(key -> !known.contains(key) && !OF_COMMAND_LINE.contains(key))
                .filter(key -> !WITH_PREFIX.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new RefusedContext("the context keys '%s' are not known and would change nothing. Known are: %s."
                    .formatted(String.join("', '", unknown), String.join(", ", new TreeSet<>(known))));
        }
    }

    private static Set<String> ours() {
        Stream<String> tuning = Arrays.stream(Setting.values()).flatMap(setting -> setting.context().stream());
        return Stream.concat(OF_DEPLOYMENT.stream(), tuning).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(Node node) {
        if (node.getAllContext() instanceof Map<?, ?> context) {
            return context.keySet().stream().map(String::valueOf);
        }
        throw new IllegalStateException("CDK does not show its context as a map: " + node.getAllContext());
    }
}
