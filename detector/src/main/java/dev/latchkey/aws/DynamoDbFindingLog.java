package dev.latchkey.aws;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What has been told, as the item {@code FINDING#uid} in the partition of its chain. */
public final class DynamoDbFindingLog implements FindingLog {

    private static final String NOT_TOLD_SO = "attribute_not_exists(told) OR told < :rank";
    private static final String FREE_AND_NOT_TOLD =
            "(" + NOT_TOLD_SO + ") AND (attribute_not_exists(leaseEnd) OR leaseEnd <= :now)";
    private static final String RELEASE = "REMOVE claimed, leaseEnd, leaseToken";

    private static final String TAKE =
            "SET v = :v, claimed = :rank, leaseEnd = :end, leaseToken = :token," + " expiresAt = :expires";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;
    private final boolean untilTold;

    /** @param reach how long after a step another may still belong to it; the log remembers twice as long */
    public DynamoDbFindingLog(DynamoDbClient dynamoDb, String table, Duration reach, InstantSource clock) {
        this(dynamoDb, table, kept(reach.plus(Step.DELIVERY)), clock, false);
    }

    private DynamoDbFindingLog(
            DynamoDbClient dynamoDb, String table, Duration keep, InstantSource clock, boolean untilTold) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = keep;
        this.clock = clock;
        this.untilTold = untilTold;
    }

    /** The same for who may not count on anybody that is telling a finding just now, at whatever rank. */
    public DynamoDbFindingLog untilTold() {
        return new DynamoDbFindingLog(dynamoDb, table, keep, clock, true);
    }

    /** @param steps how long a step is kept */
    static Duration kept(Duration steps) {
        return steps.multipliedBy(2);
    }

    @Override
    public Optional<Claim> claim(Finding finding) {
        String token = UUID.randomUUID().toString();
        try {
            return Optional.of(claim(finding, token, new Attributes(lease(finding, token))));
        } catch (ConditionalCheckFailedException e) {
            Attributes standing = new Attributes(e.item());
            // The lease was taken, its answer was lost and the SDK asked again: taken for another's, nobody would tell.
            if (standing.textIfThere("leaseToken").filter(token::equals).isPresent()) {
                return Optional.of(claim(finding, token, standing));
            }
            long told = standing.numberIfThere("told").orElse(-1L);
            long claimed = untilTold ? -1 : standing.numberIfThere("claimed").orElse(-1L);
            if (Math.max(told, claimed) >= finding.rank()) {
                return Optional.empty();
            }
            throw new ToldElsewhere(finding);
        }
    }

    /** A lease changes nothing of what has been told, so that the item before and after it says the same. */
    private static Claim claim(Finding finding, String token, Attributes item) {
        return Claim.of(finding, token, item.numberIfThere("told"));
    }

    /** @return the item as it stood before */
    private Map<String, AttributeValue> lease(Finding finding, String token) {
        Instant now = clock.instant();
        return dynamoDb.updateItem(update -> update.tableName(table)
                        .key(key(finding))
                        .updateExpression(TAKE)
                        .conditionExpression(FREE_AND_NOT_TOLD)
                        .expressionAttributeValues(Map.of(
                                ":v", Attributes.ofNumber(StepItem.VERSION),
                                ":rank", Attributes.ofNumber(finding.rank()),
                                ":now", Attributes.ofNumber(now.toEpochMilli()),
                                ":end", Attributes.ofNumber(now.plus(LEASE).toEpochMilli()),
                                ":token", Attributes.ofText(token),
                                ":expires", Attributes.ofNumber(now.plus(keep).getEpochSecond())))
                        .returnValues(ReturnValue.ALL_OLD)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .attributes();
    }

    /** What has been told never falls, also if somebody who had outlived his lease told more, or told at all. */
    @Override
    public void told(Claim claim) {
        AttributeValue rank = Attributes.ofNumber(claim.finding().rank());
        AttributeValue token = Attributes.ofText(claim.token());
        boolean marked = change(
                claim,
                "SET told = :rank " + RELEASE,
                "leaseToken = :token AND (" + NOT_TOLD_SO + ")",
                Map.of(":rank", rank, ":token", token));
        if (!marked) {
            change(claim, RELEASE, "leaseToken = :token", Map.of(":token", token));
            change(claim, "SET told = :rank", NOT_TOLD_SO, Map.of(":rank", rank));
        }
    }

    /** @return false if the condition does not hold */
    private boolean change(Claim claim, String change, String condition, Map<String, AttributeValue> values) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(claim.finding()))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public Set<String> uidsOf(Subject subject) {
        return new FindingItems(dynamoDb, table).uidsOf(subject);
    }

    @Override
    public Set<String> toldUidsOf(Subject subject) {
        return new FindingItems(dynamoDb, table).toldUidsOf(subject);
    }

    private static Map<String, AttributeValue> key(Finding finding) {
        return Map.of(
                StepItem.PK, Attributes.ofText(finding.subject().key()),
                StepItem.SK, Attributes.ofText(FindingItems.FINDING + finding.uid()));
    }
}
