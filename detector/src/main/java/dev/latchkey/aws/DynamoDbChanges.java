package dev.latchkey.aws;

import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the chain table has taken in lately, by the times at which its items expire: each is written to live so long
 * from then on. The whole table is gone through, which at two weeks of IAM's calls costs less than any index of it.
 */
public final class DynamoDbChanges implements Changes {

    private static final String LATELY = "expiresAt > :now AND ((NOT begins_with(sk, :finding) AND expiresAt >= :steps)"
            + " OR (begins_with(sk, :finding) AND expiresAt >= :told))";

    /** The last character that there is, with which no place begins. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;

    /** @param reach as it was said to the chain store */
    public DynamoDbChanges(DynamoDbClient dynamoDb, String table, Duration reach, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = reach.plus(Step.DELIVERY);
        this.clock = clock;
    }

    @Override
    public Duration life() {
        return keep;
    }

    @Override
    public Stream<Change> since(Instant time, Duration life, Optional<Subject> after) {
        return dynamoDb
                .scanPaginator(scan -> scan.tableName(table)
                        .consistentRead(true)
                        .exclusiveStartKey(after.map(DynamoDbChanges::end).orElse(null))
                        .filterExpression(LATELY)
                        .expressionAttributeValues(Map.of(
                                ":finding", Attributes.ofText(FindingItems.FINDING),
                                ":now", Attributes.ofNumber(clock.instant().getEpochSecond()),
                                ":steps", Attributes.ofNumber(time.plus(life).getEpochSecond()),
                                ":told",
                                        Attributes.ofNumber(time.plus(DynamoDbFindingLog.kept(life))
                                                .getEpochSecond()))))
                .items()
                .stream()
                .flatMap(DynamoDbChanges::change);
    }

    /** Behind all items of a partition: a scan goes from partition to partition, however many there are by then. */
    private static Map<String, AttributeValue> end(Subject subject) {
        return Map.of(StepItem.PK, Attributes.ofText(subject.key()), StepItem.SK, Attributes.ofText(BEHIND_ALL));
    }

    /** What another version wrote, this one would not judge by either. */
    private static Stream<Change> change(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        return read.text(StepItem.SK).startsWith(FindingItems.FINDING)
                ? subject(read).map(subject -> new Change(subject, Optional.empty()))
                : StepItem.steps(item).stream().map(step -> new Change(step.subject(), Optional.of(step)));
    }

    private static Stream<Subject> subject(Attributes item) {
        try {
            return Stream.of(Subject.ofKey(item.text(StepItem.PK)));
        } catch (IllegalArgumentException foreign) {
            return Stream.empty();
        }
    }
}
