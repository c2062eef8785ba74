package dev.latchkey.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.BoundedText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Condition of one trust statement: whether it really says who may come in.
 *
 * <p>Only positive operators count: {@code ...IfExists}, {@code ForAllValues:} and {@code Null} are met by a
 * request that lacks the key, and a negation leaves everybody else.
 */
record TrustCondition(List<Test> tests) {

    private static final Set<String> POSITIVE =
            Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");

    private static final int MOST_SUBJECTS = 20;

    /** A text in full: without wildcards, and without variables but those that the role's own account sets. */
    private static final Pattern IN_FULL = Pattern.compile("[^*?$]+|\\$\\{aws:Resource(Account|OrgID)}");

    /** Where wildcards stand for themselves. */
    private static final Pattern WITHOUT_VARIABLES = Pattern.compile("[^$]+");

    /** An organization in full, and below it what one likes. */
    private static final Pattern ORG_PATH = Pattern.compile("[^*?$/]+/.*");

    /** An account in full. A wildcard before it may stand for another account: paths can hold colons. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:(iam|sts)::[0-9]{12}:.+");

    /** The keys that tell of which account the caller is. */
    private static final Map<String, Pattern> OF_AN_ACCOUNT =
            Map.of("aws:principalaccount", Pattern.compile("[0-9]{12}"), "aws:principalarn", ARN);

    /** The keys that tell who the caller is, and the values by which they really do. */
    private static final Map<String, Pattern> ABOUT_THE_CALLER = Map.of(
            "aws:principalorgid", IN_FULL,
            "aws:principalorgpaths", ORG_PATH,
            "aws:principalaccount", IN_FULL,
            "aws:principalarn", ARN,
            "aws:sourceaccount", IN_FULL,
            "aws:sourceorgid", IN_FULL,
            "sts:externalid", IN_FULL);

    private static final Comparator<Test> NARROWEST = Comparator.<Test>comparingInt(
                    test -> !test.key().equals("aws:principalarn") ? 2 : test.allValues(IN_FULL) ? 0 : 1)
            .thenComparingInt(test -> test.values().size());

    /** @param operator folded, without {@code ForAnyValue:} */
    private record Test(String operator, String key, List<String> values) {
        boolean allValues(Pattern form) {
            return values.stream().allMatch(value -> form.matcher(value).matches());
        }
    }

    static TrustCondition of(JsonNode statement) {
        return new TrustCondition(PolicyElements.values(statement, "Condition")
                .flatMap(JsonNode::propertyStream)
                .flatMap(operator -> tests(operator.getKey(), operator.getValue()))
                .toList());
    }

    /** Each of several values must narrow, for any of them lets in. */
    boolean narrows() {
        return any(test -> Optional.ofNullable(ABOUT_THE_CALLER.get(test.key()))
                .filter(value -> test.allValues(value))
                .isPresent());
    }

    /**
     * The accounts, users and roles of which everybody must be to come in, if it names them in full; else nobody. All
     * of several tests must be met, so the narrowest says it: only who is named is known to be given what the role has.
     */
    List<String> callers() {
        return relied().filter(
                        test -> OF_AN_ACCOUNT.containsKey(test.key()) && test.allValues(OF_AN_ACCOUNT.get(test.key())))
                .min(NARROWEST)
                .map(Test::values)
                .orElse(List.of());
    }

    /**
     * Or a few, of those for whom the provider of that address vouches: other keys may end in {@code :sub} as well, as
     * those of the tags of the caller or of the role itself do where anybody likes.
     */
    boolean namesOneSubject(String provider) {
        return any(test -> isOfSubject(test, provider)
                && test.allValues(test.operator().startsWith("stringequals") ? WITHOUT_VARIABLES : IN_FULL));
    }

    /** Those of the first test of them, without variables; empty if they are more than are kept. */
    List<String> subjects(String provider) {
        return relied().filter(test -> isOfSubject(test, provider))
                .filter(test -> test.allValues(WITHOUT_VARIABLES))
                .findFirst()
                .map(Test::values)
                .filter(values -> values.size() <= MOST_SUBJECTS)
                .map(values -> values.stream().map(BoundedText::of).toList())
                .orElse(List.of());
    }

    private static boolean isOfSubject(Test test, String provider) {
        return test.key().equals(provider.toLowerCase(Locale.ROOT) + ":sub");
    }

    private boolean any(Predicate<Test> holds) {
        return relied().anyMatch(holds);
    }

    private Stream<Test> relied() {
        return tests.stream()
                .filter(test ->
                        POSITIVE.contains(test.operator()) && !test.values().isEmpty());
    }

    private static Stream<Test> tests(String operator, JsonNode keys) {
        String folded = operator.toLowerCase(Locale.ROOT).replaceFirst("^foranyvalue:", "");
        return keys.propertyStream()
                .map(key -> new Test(
                        folded,
                        key.getKey().toLowerCase(Locale.ROOT),
                        PolicyElements.each(key.getValue())
                                .map(JsonNode::asText)
                                .toList()));
    }
}
