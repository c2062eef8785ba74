package dev.latchkey.aws;

import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.IdentityRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Evidence in DynamoDB: one item an identity and beginning, the month of the beginning as {@code pk}, so that a digest
 * reads the days that it is of and no others.
 */
public final class DynamoDbEvidence implements Evidence {

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
        Map<String, AttributeValue> key = EvidenceItem.key(identity, identity.anchor());
        // First, so that whoever dies between the two is tried again.
        identity.tookIn(before(key)).forEach(older -> supersede(EvidenceItem.key(identity, older), key));
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(key)
                .updateExpression("SET v = :v, expiresAt = :expires, #record = :record,"
                        + " firstKept = if_not_exists(firstKept, :now) REMOVE supersededBy")
                .expressionAttributeNames(Map.of("#record", EvidenceItem.RECORD))
                .expressionAttributeValues(Map.of(
                        ":v", Attributes.ofNumber(EvidenceItem.VERSION),
                        ":expires", Attributes.ofNumber(now.plus(keep).getEpochSecond()),
                        ":record", AttributeJson.document(IdentityRecordJson.of(identity)),
                        ":now", Attributes.ofText(now.toString()))));
    }

    /** Costs no more than to ask whether it is there. What cannot be read is replaced as if it were not. */
    private Optional<IdentityRecord> before(Map<String, AttributeValue> key) {
        return Optional.of(dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item())
                .filter(item -> Attributes.ofNumber(EvidenceItem.VERSION).equals(item.get("v")))
                .flatMap(item -> EvidenceItem.kept(item, unread -> {}))
                .map(Kept::identity);
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
    public Stream<Kept> between(Instant from, Instant to, Consumer<String> unread) {
        YearMonth last = EvidenceItem.month(to);
        return Stream.iterate(EvidenceItem.month(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .flatMap(month -> items(month, from, to))
                .flatMap(item -> EvidenceItem.kept(item, unread).stream());
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
                                ":from", Attributes.ofText(EvidenceItem.place(from)),
                                ":to", Attributes.ofText(EvidenceItem.place(to)),
                                ":v", Attributes.ofNumber(EvidenceItem.VERSION),
                                ":now", Attributes.ofNumber(clock.instant().getEpochSecond()))))
                .items()
                .stream();
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
}
