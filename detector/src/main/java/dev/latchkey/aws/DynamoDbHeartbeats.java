package dev.latchkey.aws;

import dev.latchkey.detection.forwarding.Heartbeat;
import dev.latchkey.detection.forwarding.Heartbeats;
import dev.latchkey.detection.forwarding.Place;
import dev.latchkey.detection.text.PlainText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Heartbeats in DynamoDB: one item a place, all under one {@code pk} of the evidence table. */
public final class DynamoDbHeartbeats implements Heartbeats {

    /** Under which all heartbeats stand, and no evidence does. */
    public static final String HEARTBEAT = "HEARTBEAT";

    private static final String BETWEEN = " ";
    private static final String AT = "heardAt";
    private static final String MISSED = "missedSince";
    private static final String EXPIRES = "expiresAt";

    /** Long enough to be told of and mended, short enough that places are forgotten that nobody wants any more. */
    private static final Duration KEEP = Duration.ofDays(30);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;

    public DynamoDbHeartbeats(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void heard(Place place) {
        Instant now = clock.instant();
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(key(place))
                .updateExpression("SET " + AT + " = :now, " + EXPIRES + " = :expires REMOVE " + MISSED)
                .expressionAttributeValues(Map.of(
                        ":now", Attributes.ofText(now.toString()),
                        ":expires", Attributes.ofNumber(now.plus(KEEP).getEpochSecond()))));
    }

    @Override
    public List<Heartbeat> all(Consumer<String> unread) {
        return dynamoDb
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(StepItem.PK + " = :heartbeat")
                        .filterExpression(EXPIRES + " > :now")
                        .expressionAttributeValues(Map.of(
                                ":heartbeat", Attributes.ofText(HEARTBEAT),
                                ":now", Attributes.ofNumber(clock.instant().getEpochSecond()))))
                .items()
                .stream()
                .flatMap(item -> readable(item, unread).stream())
                .toList();
    }

    @Override
    public void missed(Heartbeat heartbeat) {
        AttributeValue at = Attributes.ofText(heartbeat.at().toString());
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(heartbeat.place()))
                    .conditionExpression(AT + " = :at")
                    .updateExpression("SET " + MISSED + " = :at")
                    .expressionAttributeValues(Map.of(":at", at)));
        } catch (ConditionalCheckFailedException heardAgain) {
            return;
        }
    }

    private static Map<String, AttributeValue> key(Place place) {
        return Map.of(
                StepItem.PK,
                Attributes.ofText(HEARTBEAT),
                StepItem.SK,
                Attributes.ofText(place.account() + BETWEEN + place.region()));
    }

    private static Optional<Heartbeat> readable(Map<String, AttributeValue> item, Consumer<String> unread) {
        try {
            return Optional.of(heartbeat(item));
        } catch (DateTimeException | IllegalArgumentException | IllegalStateException e) {
            unread.accept(PlainText.of(new Attributes(item).text(StepItem.SK)));
            return Optional.empty();
        }
    }

    private static Heartbeat heartbeat(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        String[] place = read.text(StepItem.SK).split(BETWEEN, 2);
        return new Heartbeat(
                new Place(place[0], place.length < 2 ? "" : place[1]),
                Instant.parse(read.text(AT)),
                read.textIfThere(MISSED).isPresent());
    }
}
