package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.RecordedStep;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Evidence in DynamoDB: one item an identity and beginning, the month of the beginning as {@code pk}, so that a digest
 * reads the days that it is of and no others.
 */
public final class DynamoDbEvidence implements Evidence {

    private static final int VERSION = 1;
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
    static DynamoDbEvidence toRead(DynamoDbClient dynamoDb, String table) {
        return new DynamoDbEvidence(dynamoDb, table, Duration.ZERO, InstantSource.system());
    }

    @Override
    public void keep(IdentityRecord identity) {
        Instant now = clock.instant();
        Map<String, AttributeValue> key = key(identity, identity.anchor());
        // First, so that whoever dies between the two is tried again.
        identity.tookIn(before(key)).forEach(older -> supersede(key(identity, older), key));
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(key)
                .updateExpression("SET v = :v, expiresAt = :expires, #record = :record,"
                        + " firstKept = if_not_exists(firstKept, :now) REMOVE supersededBy")
                .expressionAttributeNames(Map.of("#record", RECORD))
                .expressionAttributeValues(Map.of(
                        ":v", Attributes.ofNumber(VERSION),
                        ":expires", Attributes.ofNumber(now.plus(keep).getEpochSecond()),
                        ":record", AttributeJson.document(IdentityRecordJson.of(identity)),
                        ":now", Attributes.ofText(now.toString()))));
    }

    /** Costs no more than to ask whether it is there. What another version wrote is replaced as if it were not. */
    private Optional<IdentityRecord> before(Map<String, AttributeValue> key) {
        return Optional.of(dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item())
                .filter(item -> Attributes.ofNumber(VERSION).equals(item.get("v")))
                .map(item -> kept(item).identity());
    }

    /** It stays to be looked up, and is read no more. */
    private void supersede(Map<String, AttributeValue> older, Map<String, AttributeValue> by) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(older)
                    .conditionExpression("attribute_exists(pk)")
                    .updateExpression("SET supersededBy = :by")
                    .expressionAttributeValues(Map.of(":by", AttributeValue.fromM(by))));
        } catch (ConditionalCheckFailedException neverKept) {
            return;
        }
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
                        .filterExpression("expiresAt > :now AND v = :v AND attribute_not_exists(supersededBy)")
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
        return CoverageItem.coverage(dynamoDb.getItem(
                        get -> get.tableName(table).key(CoverageItem.key()).consistentRead(true))
                .item());
    }

    @Override
    public void covers(Coverage coverage) {
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(CoverageItem.key())
                .updateExpression(CoverageItem.update(coverage))
                .expressionAttributeValues(CoverageItem.values(coverage)));
    }

    private static Map<String, AttributeValue> key(IdentityRecord identity, RecordedStep beginning) {
        String month = month(beginning.time()).toString();
        String place =
                String.join("#", place(beginning.time()), identity.subject().key(), beginning.eventId());
        return Map.of(StepItem.PK, Attributes.ofText(month), StepItem.SK, Attributes.ofText(place));
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Of fixed width, so that texts sort as times do. */
    private static String place(Instant time) {
        return String.format(Locale.ROOT, "%013d", time.toEpochMilli());
    }
}
