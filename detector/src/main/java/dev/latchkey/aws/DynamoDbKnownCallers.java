package dev.latchkey.aws;

import dev.latchkey.detection.rights.Fingerprint;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.CallersUnread;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.Sighting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Known callers in DynamoDB: one item each, all under one {@code pk} of the evidence table. */
public final class DynamoDbKnownCallers implements KnownCallers {

    /** Under which all known callers stand, and no evidence does. */
    public static final String PROVISIONER = "PROVISIONER";

    private static final String FIRST = "firstSeen";
    private static final String EXPIRES = "expiresAt";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;

    /** @param keep how long a caller is remembered who is not seen again */
    public DynamoDbKnownCallers(DynamoDbClient dynamoDb, String table, Duration keep, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = keep;
        this.clock = clock;
    }

    /** For whoever learns nothing. */
    public static KnownCallers toRead(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        return new DynamoDbKnownCallers(dynamoDb, table, Duration.ZERO, clock);
    }

    @Override
    public Seen of(Set<Subject> callers) {
        Map<Map<String, AttributeValue>, Subject> asked =
                callers.stream().collect(Collectors.toMap(DynamoDbKnownCallers::key, caller -> caller));
        try {
            Map<Subject, Instant> first = new HashMap<>();
            read(asked.keySet())
                    .forEach(item -> firstSeen(item).ifPresent(time -> first.put(asked.get(key(item)), time)));
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

    /** Empty for whoever is forgotten by now. What somebody else wrote there must not keep anything from being told. */
    private Optional<Instant> firstSeen(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        try {
            boolean holds = read.number(EXPIRES) > clock.instant().getEpochSecond();
            return holds ? Optional.of(Instant.ofEpochSecond(read.number(FIRST))) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException foreign) {
            throw new CallersUnread("an item of another form", true, foreign);
        }
    }

    @Override
    public void learn(Collection<Sighting> sightings) {
        Map<Subject, Sighting> first = sightings.stream()
                .flatMap(sighting -> Stream.of(sighting, sighting.ofAnybody()))
                .collect(Collectors.toMap(Sighting::caller, sighting -> sighting, Sighting::earlier));
        AtOnce.each(first.values(), seen -> learn(seen.caller(), seen.time()));
    }

    /** It is written how long it holds again; the second write is for records that come late. */
    private void learn(Subject caller, Instant time) {
        long seconds = time.getEpochSecond();
        Map<String, AttributeValue> written = dynamoDb.updateItem(update -> update.tableName(table)
                        .key(key(caller))
                        .updateExpression("SET caller = :caller, " + EXPIRES + " = :expires, " + FIRST
                                + " = if_not_exists(" + FIRST + ", :first)")
                        .expressionAttributeValues(Map.of(
                                ":caller", Attributes.ofText(caller.key()),
                                ":expires",
                                        Attributes.ofNumber(
                                                clock.instant().plus(keep).getEpochSecond()),
                                ":first", Attributes.ofNumber(seconds)))
                        .returnValues(ReturnValue.UPDATED_NEW))
                .attributes();
        if (new Attributes(written).number(FIRST) > seconds) {
            learnEarlier(caller, seconds);
        }
    }

    private void learnEarlier(Subject caller, long seconds) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(caller))
                    .conditionExpression(FIRST + " > :first")
                    .updateExpression("SET " + FIRST + " = :first")
                    .expressionAttributeValues(Map.of(":first", Attributes.ofNumber(seconds))));
        } catch (ConditionalCheckFailedException earlierStill) {
            return;
        }
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of(StepItem.PK, item.get(StepItem.PK), StepItem.SK, item.get(StepItem.SK));
    }

    /** A name may be longer than a key can be. */
    private static Map<String, AttributeValue> key(Subject caller) {
        return Map.of(
                StepItem.PK,
                Attributes.ofText(PROVISIONER),
                StepItem.SK,
                Attributes.ofText(Fingerprint.of(caller.key())));
    }
}
