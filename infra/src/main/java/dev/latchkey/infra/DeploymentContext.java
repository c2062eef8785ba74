package dev.latchkey.infra;

import dev.latchkey.lambda.Setting;
import dev.latchkey.lambda.Settings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param tuning what the function is told, by the key of each {@link Setting}
 */
record DeploymentContext(
        HomeRegion region,
        List<String> mailAddresses,
        boolean removable,
        Optional<Integer> reservedConcurrency,
        boolean createTrail,
        int silenceDays,
        Map<Setting, String> tuning) {

    /** As far back as an alarm of CloudWatch looks; also the default, as a quiet account may rest over a holiday. */
    static final int LONGEST_SILENCE = 7;

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>.]+");

    static DeploymentContext of(Node node) {
        KnownKeys.check(node);
        return new DeploymentContext(
                text(node, "region").map(HomeRegion::named).orElse(HomeRegion.US_EAST_1),
                text(node, "email").map(DeploymentContext::mailAddresses).orElse(List.of()),
                text(node, "removable")
                        .map(text -> trueOrFalse("removable", text))
                        .orElse(false),
                text(node, "reservedConcurrency").map(DeploymentContext::concurrency),
                text(node, "createTrail")
                        .map(text -> trueOrFalse("createTrail", text))
                        .orElse(false),
                text(node, "silenceDays").map(DeploymentContext::days).orElse(LONGEST_SILENCE),
                tuning(node));
    }

    /** What holds the owner's data outlives the stack, unless they said otherwise. */
    RemovalPolicy removalPolicy() {
        return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
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
        return understood(tuning);
    }

    /** Asked of the function's own reader: what it would not understand, it would only say once it is deployed. */
    private static Map<Setting, String> understood(Map<Setting, String> tuning) {
        try {
            Settings.check(tuning);
            return tuning;
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

    private static List<String> mailAddresses(String text) {
        List<String> addresses =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String address : addresses) {
            if (!MAIL_ADDRESS.matcher(address).matches()) {
                throw new RefusedContext(("the context key 'email' holds '%s', which is no mail address, so its alerts"
                                + " would reach nobody. Write -c email=you@example.com, several with commas.")
                        .formatted(address));
            }
        }
        return addresses;
    }

    private static boolean trueOrFalse(String key, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new RefusedContext("the context key '%s' is true or false, but got '%s'.".formatted(key, text));
        };
    }

    private static int concurrency(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new RefusedContext(
                    "the context key 'reservedConcurrency' is a whole number from 1 up, but got '%s'.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static int days(String text) {
        if (!text.matches("[0-" + LONGEST_SILENCE + "]")) {
            throw new RefusedContext(
                    "the context key 'silenceDays' is a whole number of days up to %d, or 0 for no alarm, but got '%s'."
                            .formatted(LONGEST_SILENCE, text));
        }
        return Integer.parseInt(text);
    }
}
