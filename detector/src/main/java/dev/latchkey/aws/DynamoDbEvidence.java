package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.IdentityRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Evidence in DynamoDB: one item an identity and beginning, the month of the beginning as {@code pk}, so that a digest
 * reads the days that it is of and no others.
 */
public final class DynamoDbEvidence implements Evidence {

    private static final int VERSION = 1;
    private static final String COVERAGE = "COVERAGE";
    private static final String RECORD = "record";
    private static final String FIRST_KEPT = "firstKept";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;

    public DynamoDbEvidence(DynamoDbClient dynamoDb, String table, Duration keep, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = keep;
        this.clock = clock;
    }

    /** For whoever keeps nothing. */
    public static DynamoDbEvidence toRead(DynamoDbClient dynamoDb, String table) {
        return new DynamoDbEvidence(dynamoDb, table, Duration.ZERO, InstantSource.system());
    }

    @Override
    public void keep(IdentityRecord identity) {
        Instant now = clock.instant();
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(key(
                        month(identity.began()).toString(),
                        String.join(
                                "#",
                                place(identity.began()),
                                identity.subject().key(),
                                identity.anchor().eventId())))
                .updateExpression("SET v = :v, expiresAt = :expires, #record = :record,"
                        + " firstKept = if_not_exists(firstKept, :now)")
                .expressionAttributeNames(Map.of("#record", RECORD))
                .expressionAttributeValues(Map.of(
                        ":v", Attributes.ofNumber(VERSION),
                        ":expires", Attributes.ofNumber(now.plus(keep).getEpochSecond()),
                        ":record", AttributeJson.document(IdentityRecordJson.of(identity)),
                        ":now", Attributes.ofText(now.toString()))));
    }

    @Override
    public Stream<Kept> between(Instant from, Instant to) {
        YearMonth last = month(to);
        return Stream.iterate(month(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .flatMap(month -> items(month, from, to))
                .map(DynamoDbEvidence::kept);
    }

    private Stream<Map<String, AttributeValue>> items(YearMonth month, Instant from, Instant to) {
        return dynamoDb
                .queryPaginator(query -> query.tableName(table)
                        // A digest is made right after its own run has kept.
                        .consistentRead(true)
                        // A place has nothing behind it here, and so stands before all items of its own time.
                        .keyConditionExpression("pk = :month AND sk BETWEEN :from AND :to")
                        .filterExpression("expiresAt > :now AND v = :v")
                        .expressionAttributeValues(Map.of(
                                ":month", Attributes.ofText(month.toString()),
                                ":from", Attributes.ofText(place(from)),
                                ":to", Attributes.ofText(place(to)),
                                ":v", Attributes.ofNumber(VERSION),
                                ":now", Attributes.ofNumber(clock.instant().getEpochSecond()))))
                .items()
                .stream();
    }

    private static Kept kept(Map<String, AttributeValue> item) {
        JsonNode record = AttributeJson.of(
                AttributeValue.fromM(new Attributes(item).map(RECORD).item()));
        return new Kept(IdentityRecordJson.read(record), Instant.parse(new Attributes(item).text(FIRST_KEPT)));
    }

    @Override
    public Optional<Coverage> coverage() {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key(COVERAGE, COVERAGE)).consistentRead(true))
                .item();
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coverage(
                        Instant.parse(new Attributes(item).text("coveredFrom")),
                        Instant.parse(new Attributes(item).text("coveredTo"))));
    }

    @Override
    public void coveredTo(Instant time) {
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(key(COVERAGE, COVERAGE))
                .updateExpression("SET coveredTo = :time, coveredFrom = if_not_exists(coveredFrom, :time)")
                .expressionAttributeValues(Map.of(":time", Attributes.ofText(time.toString()))));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(StepItem.PK, Attributes.ofText(pk), StepItem.SK, Attributes.ofText(sk));
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Of fixed width, so that texts sort as times do. */
    private static String place(Instant time) {
        return String.format(Locale.ROOT, "%013d", time.toEpochMilli());
    }
}
