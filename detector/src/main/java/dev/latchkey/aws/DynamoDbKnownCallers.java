package dev.latchkey.aws;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.rights.Fingerprint;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.CallersUnread;
import dev.latchkey.detection.verdict.KnownCallers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Known callers in DynamoDB: one item each, all under one {@code pk} of the evidence table. */
public final class DynamoDbKnownCallers implements KnownCallers {

    /** Under which all known callers stand, and no evidence does. */
    public static final String PROVISIONER = "PROVISIONER";

    static final String EXPIRES = "expiresAt";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;

    public DynamoDbKnownCallers(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Seen of(Set<Subject> callers) {
        Map<Map<String, AttributeValue>, Subject> asked =
                callers.stream().collect(Collectors.toMap(DynamoDbKnownCallers::key, caller -> caller));
        try {
            Map<Subject, Map<Method, Instant>> first = new HashMap<>();
            read(asked.keySet()).forEach(item -> first.put(asked.get(key(item)), firstSeen(item)));
            first.values().removeIf(Map::isEmpty);
            return new Seen(first);
        } catch (SdkException e) {
            throw new CallersUnread(Refusal.named(e), Refusal.isLasting(e), e);
        }
    }

    /** In as many pages as DynamoDB likes: what it leaves out of one is asked for again. */
    private List<Map<String, AttributeValue>> read(Set<Map<String, AttributeValue>> keys) {
        return dynamoDb
                .batchGetItemPaginator(get -> get.requestItems(
                        Map.of(table, KeysAndAttributes.builder().keys(keys).build())))
                .stream()
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .toList();
    }

    /** None for whoever is forgotten by now. What somebody else wrote there must not keep anything from being told. */
    private Map<Method, Instant> firstSeen(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        try {
            Map<Method, Instant> first = firstSeen(read);
            return read.number(EXPIRES) > clock.instant().getEpochSecond() ? first : Map.of();
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException foreign) {
            throw new CallersUnread("an item of another form", true, foreign);
        }
    }

    private static Map<Method, Instant> firstSeen(Attributes item) {
        Map<Method, Instant> first = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            item.numberIfThere(first(method)).ifPresent(seconds -> first.put(method, Instant.ofEpochSecond(seconds)));
        }
        if (first.isEmpty()) {
            throw new IllegalStateException("never seen");
        }
        return first;
    }

    static String first(Method method) {
        return "first_" + method;
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of(StepItem.PK, item.get(StepItem.PK), StepItem.SK, item.get(StepItem.SK));
    }

    /** A name may be longer than a key can be. */
    static Map<String, AttributeValue> key(Subject caller) {
        return Map.of(
                StepItem.PK,
                Attributes.ofText(PROVISIONER),
                StepItem.SK,
                Attributes.ofText(Fingerprint.of(caller.key())));
    }
}
