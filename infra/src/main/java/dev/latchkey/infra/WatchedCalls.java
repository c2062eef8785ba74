package dev.latchkey.infra;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.latchkey.detection.step.Operation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;

/**
 * The calls of one event source that the detector wants to see: the {@link Operation} table, told to EventBridge.
 *
 * <p>One pattern an event source, so that each stays under EventBridge's quota.
 *
 * @param eventSource as CloudTrail writes it: {@code iam.amazonaws.com}
 * @param eventNames of calls, such as {@code CreateUser}
 */
record WatchedCalls(String eventSource, List<String> eventNames) {
    /**
     * Characters of an event pattern.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">EventBridge quotas</a>
     */
    static final int QUOTA = 2_048;

    static final String DETAIL_TYPE = "AWS API Call via CloudTrail";
    private static final String DOMAIN = ".amazonaws.com";

    WatchedCalls {
        if (!eventSource.endsWith(DOMAIN)) {
            throw new IllegalArgumentException(
                    "The event source '%s' does not end in '%s', so its name on the event bus"
                                    .formatted(eventSource, DOMAIN)
                            + " is unknown: teach WatchedCalls.busSource() about it.");
        }
        eventNames = List.copyOf(eventNames);
        int length = json(eventSource, eventNames).length();
        if (length > QUOTA) {
            throw new IllegalArgumentException(
                    "The event pattern for %s has %d characters, EventBridge takes %d: split its %d calls in two."
                            .formatted(eventSource, length, QUOTA, eventNames.size()));
        }
    }

    /** What the bus of the home region carries by itself. */
    static List<WatchedCalls> atHome() {
        return of(Operation::isSeenLive);
    }

    /** What is recorded in the region in which it is done. */
    static List<WatchedCalls> anywhere() {
        return of(operation -> !operation.isSeenLive());
    }

    private static List<WatchedCalls> of(Predicate<Operation> which) {
        return Arrays.stream(Operation.values())
                .filter(which)
                .collect(groupingBy(Operation::eventSource, TreeMap::new, mapping(Operation::eventName, toList())))
                .entrySet()
                .stream()
                .map(source -> new WatchedCalls(source.getKey(), source.getValue()))
                .toList();
    }

    /** The name of the service, such as {@code iam}. */
    private String service() {
        return service(eventSource);
    }

    /** The rule of all of them. */
    Heard all() {
        return heard("Calls-", pattern().detail(detail()));
    }

    /** The rule of those in an account that another account's principals make. */
    Heard byOthersIn(String account) {
        Map<String, Object> detail = new HashMap<>(detail());
        detail.put("userIdentity", Map.of("accountId", Match.anythingBut(account)));
        return heard("Calls-", pattern().account(List.of(account)).detail(Sorted.of(detail)));
    }

    /** The rule of those that come from other accounts, whose own rules have chosen them. */
    Heard outOfOthersThan(String account) {
        return heard("Forwarded-", pattern().account(Match.anythingBut(account)).detail(detail()));
    }

    private Heard heard(String prefix, EventPattern.Builder pattern) {
        return new Heard(
                prefix + service(),
                "Calls of %s that Latchkey watches".formatted(eventSource),
                pattern.build(),
                eventNames.contains(Operation.ASSUME_ROLE.eventName()));
    }

    private EventPattern.Builder pattern() {
        return EventPattern.builder().source(List.of(busSource(eventSource))).detailType(List.of(DETAIL_TYPE));
    }

    /** The event source too: sso-directory.amazonaws.com has a CreateUser of its own. */
    private Map<String, Object> detail() {
        return Sorted.of(Map.of("eventSource", List.of(eventSource), "eventName", eventNames));
    }

    /** The length is what counts; CloudFormation sends it without white space. */
    private static String json(String eventSource, List<String> eventNames) {
        return "{\"source\":[\"%s\"],\"detail-type\":[\"%s\"],\"detail\":{\"eventSource\":[\"%s\"],\"eventName\":[%s]}}"
                .formatted(
                        busSource(eventSource),
                        DETAIL_TYPE,
                        eventSource,
                        eventNames.stream().map("\"%s\""::formatted).collect(joining(",")));
    }

    private static String busSource(String eventSource) {
        return "aws." + service(eventSource);
    }

    private static String service(String eventSource) {
        return eventSource.substring(0, eventSource.length() - DOMAIN.length());
    }
}
