package dev.latchkey.infra;

import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.lambda.Setting;
import dev.latchkey.lambda.Settings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Node;

/**
 * What an owner may say in the context of {@code cdk.json} or with {@code -c key=value}; each has a default.
 *
 * @param region where the stack stands: key {@code region}, by default us-east-1 whatever the command line prefers
 * @param mailAddresses who is told by mail: key {@code email}, several with commas
 * @param removable whether {@code cdk destroy} takes the tables along: key {@code removable}, by default not
 * @param reservedConcurrency key {@code reservedConcurrency}; off by default: an account with a low limit refuses it
 * @param createTrail whether the stack makes a trail: key {@code createTrail}; by default not, as most have one
 * @param silenceDays after how many days without any IAM event the alarm rings: key {@code silenceDays}; 0 for never
 * @param digest on which day of the week a digest is told, at 07:00 UTC: key {@code digest}; by default on none
 * @param forwardedFrom whose calls come by forwarders: key {@code forwardedFrom}; by default nobody's
 * @param countryDatabase on this machine: key {@code countryDatabase}; by default none
 * @param tuning what the function is told, by the key of each {@link Setting}
 */
record DeploymentContext(
        HomeRegion region,
        List<String> mailAddresses,
        boolean removable,
        Optional<Integer> reservedConcurrency,
        boolean createTrail,
        int silenceDays,
        Optional<DayOfWeek> digest,
        Optional<ForwardedFrom> forwardedFrom,
        Optional<Path> countryDatabase,
        Map<Setting, String> tuning) {

    /** As far back as an alarm of CloudWatch looks; also the default, as a quiet account may rest over a holiday. */
    static final int LONGEST_SILENCE = 7;

    static DeploymentContext of(Node node) {
        KnownKeys.check(node);
        return new DeploymentContext(
                text(node, "region").map(ContextValue::home).orElse(HomeRegion.COMMERCIAL),
                text(node, "email").map(ContextValue::mailAddresses).orElse(List.of()),
                text(node, "removable")
                        .map(text -> ContextValue.trueOrFalse("removable", text))
                        .orElse(false),
                text(node, "reservedConcurrency").map(ContextValue::concurrency),
                text(node, "createTrail")
                        .map(text -> ContextValue.trueOrFalse("createTrail", text))
                        .orElse(false),
                text(node, "silenceDays").map(ContextValue::days).orElse(LONGEST_SILENCE),
                text(node, "digest").flatMap(ContextValue::weekday),
                text(node, "forwardedFrom").map(ForwardedFrom::of),
                Setting.COUNTRY_DATABASE
                        .context()
                        .flatMap(key -> text(node, key))
                        .map(ContextValue::countryDatabase),
                tuning(node));
    }

    /** What holds the owner's data outlives the stack, unless they said otherwise. */
    RemovalPolicy removalPolicy() {
        return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    }

    /**
     * The alias can be set back only to a version that is still there. One whose deployment failed goes: made anew, it
     * would be refused as already there.
     */
    RemovalPolicy removalPolicyOfVersions() {
        return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    }

    /** Whether the function asks IAM what no record tells. */
    boolean lookUps() {
        return Settings.lookUps(tuning);
    }

    private static Map<Setting, String> tuning(Node node) {
        Map<Setting, String> tuning = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.context().flatMap(key -> text(node, key)).ifPresent(text -> tuning.put(setting, text));
        }
        // Where it lies in the function; whoever judges is told so together with its layer.
        tuning.computeIfPresent(Setting.COUNTRY_DATABASE, (key, onThisMachine) -> CountryLayer.FILE);
        understood(tuning);
        tuning.remove(Setting.COUNTRY_DATABASE);
        return tuning;
    }

    /** Asked of the function's own reader: what it would not understand, it would only say once it is deployed. */
    private static void understood(Map<Setting, String> tuning) {
        try {
            Settings.check(tuning);
            TuningRoom.check(tuning);
        } catch (IllegalArgumentException e) {
            throw new RefusedContext("the detector could not start with this context: %s.".formatted(e.getMessage()));
        }
    }

    private static Optional<String> text(Node node, String key) {
        return Optional.ofNullable(node.tryGetContext(key)).map(value -> text(key, value));
    }

    private static String text(String key, Object value) {
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(item -> text(key, item)).toList());
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Integer) {
            return value.toString().strip();
        }
        // An account id without quotes is a number to JSON, and one that begins with 0 loses it.
        throw new RefusedContext(
                "the context key '%s' wants text, but got %s. Put it in quotes.".formatted(key, value));
    }
}
