package dev.latchkey.aws;

import static dev.latchkey.aws.DynamoDbKnownCallers.EXPIRES;
import static dev.latchkey.aws.DynamoDbKnownCallers.first;
import static dev.latchkey.aws.DynamoDbKnownCallers.key;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.SightingLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Writes what {@link DynamoDbKnownCallers} reads. */
public final class DynamoDbSightingLog implements SightingLog {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;

    /** @param keep how long a caller is remembered who is not seen again */
    public DynamoDbSightingLog(DynamoDbClient dynamoDb, String table, Duration keep, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void learn(Collection<Sighting> sightings) {
        Map<Subject, Map<Method, Instant>> first = new HashMap<>();
        sightings.stream()
                .flatMap(sighting -> Stream.of(sighting, sighting.ofAnybody()))
                .forEach(sighting -> first.computeIfAbsent(sighting.caller(), caller -> new EnumMap<>(Method.class))
                        .merge(sighting.method(), sighting.time(), (one, other) -> one.isBefore(other) ? one : other));
        AtOnce.each(first.entrySet(), seen -> learn(seen.getKey(), seen.getValue()));
    }

    /** It is written how long it holds again; what comes after it is for records that come late. */
    private void learn(Subject caller, Map<Method, Instant> times) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":caller", Attributes.ofText(caller.key()),
                ":expires", Attributes.ofNumber(clock.instant().plus(keep).getEpochSecond())));
        times.forEach((method, time) -> values.put(":" + method, Attributes.ofNumber(time.getEpochSecond())));
        String firsts = times.keySet().stream()
                .map(method -> ", " + first(method) + " = if_not_exists(" + first(method) + ", :" + method + ")")
                .collect(Collectors.joining());
        Attributes written = new Attributes(dynamoDb.updateItem(update -> update.tableName(table)
                        .key(key(caller))
                        .updateExpression("SET caller = :caller, " + EXPIRES + " = :expires" + firsts)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.UPDATED_NEW))
                .attributes());
        times.forEach((method, time) -> {
            if (written.number(first(method)) > time.getEpochSecond()) {
                learnEarlier(caller, first(method), time);
            }
        });
    }

    private void learnEarlier(Subject caller, String first, Instant time) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(caller))
                    .conditionExpression(first + " > :first")
                    .updateExpression("SET " + first + " = :first")
                    .expressionAttributeValues(Map.of(":first", Attributes.ofNumber(time.getEpochSecond()))));
        } catch (ConditionalCheckFailedException earlierStill) {
            return;
        }
    }
}
