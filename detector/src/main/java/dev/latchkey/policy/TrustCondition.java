package dev.latchkey.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
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
    private static final Set<String> ABOUT_THE_CALLER = Set.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "sts:externalid");
    private static final Pattern ONLY_WILDCARDS = Pattern.compile("[*?]*|arn:[^:]*:[^:]*:[^:]*:[^:]*[*?][^:]*:.*");

    /** @param operator folded, without {@code ForAnyValue:} */
    private record Test(String operator, String key, List<String> values) {}

    static TrustCondition of(JsonNode statement) {
        return new TrustCondition(PolicyElements.values(statement, "Condition")
                .flatMap(JsonNode::propertyStream)
                .flatMap(operator -> tests(operator.getKey(), operator.getValue()))
                .toList());
    }

    boolean narrows() {
        return any(test -> ABOUT_THE_CALLER.contains(test.key())
                && test.values().stream()
                        .noneMatch(value -> ONLY_WILDCARDS.matcher(value).matches()));
    }

    boolean namesOneSubject() {
        return any(test -> test.key().endsWith(":sub")
                && (test.operator().startsWith("stringequals")
                        || test.values().stream().noneMatch(value -> value.contains("*") || value.contains("?"))));
    }

    private boolean any(Predicate<Test> holds) {
        return tests.stream()
                .filter(test ->
                        POSITIVE.contains(test.operator()) && !test.values().isEmpty())
                .anyMatch(holds);
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
