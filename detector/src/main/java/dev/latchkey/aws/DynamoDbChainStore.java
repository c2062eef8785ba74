package dev.latchkey.aws;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.StoredStep;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Chains in DynamoDB, one item a step, or one for the creation of a role and its first door. An ordinary event costs
 * one write and one read: a partition that fits one page is read by one query, of a longer one each range behind it.
 */
public final class DynamoDbChainStore implements ChainStore {

    private static final String NO_ANSWER = "attribute_not_exists(" + AnswerItem.ASKED + ")";
    private static final String NO_DOOR = "attribute_not_exists(" + StepItem.DOOR_STRENGTH + ")";
    private static final String NO_ANSWER_OR_DOOR = NO_ANSWER + " AND " + NO_DOOR;
    private static final String NO_ANSWER_OR_OTHER_DOOR =
            NO_ANSWER + " AND (" + NO_DOOR + " OR " + StepItem.DOOR_STRENGTH + " = :door)";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;
    private final Consumer<String> log;

    /**
     * @param reach how long after a step another may still belong to it: window and follow
     * @param log takes one line for each reading that had to leave something out
     */
    public DynamoDbChainStore(
            DynamoDbClient dynamoDb, String table, Duration reach, InstantSource clock, Consumer<String> log) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = reach.plus(Step.DELIVERY);
        this.clock = clock;
        this.log = log;
    }

    /** One put an item, those of one call beside each other. All have returned before anything is read. */
    @Override
    public void add(Collection<Step> steps) {
        Instant now = clock.instant();
        List<Step> come = steps.stream().map(step -> step.cameAt(now)).toList();
        AtOnce.each(StoredStep.of(come), stored -> {
            Instant time = stored.step().time();
            add(stored, (time.isAfter(now) ? time : now).plus(keep));
        });
    }

    @Override
    public Collection<Chain> read(Collection<Subject> subjects) {
        return AtOnce.all(subjects, this::read);
    }

    /**
     * What was learnt of it and another door that came with it stay: a duplicate or a retry changes only what the
     * record itself says.
     */
    private void add(StoredStep stored, Instant expiresAt) {
        Optional<AttributeValue> strength =
                stored.door().map(door -> Attributes.ofNumber(door.fact().strength()));
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(StepItem.of(stored, expiresAt))
                    .conditionExpression(strength.isPresent() ? NO_ANSWER_OR_OTHER_DOOR : NO_ANSWER_OR_DOOR)
                    .expressionAttributeValues(
                            strength.map(door -> Map.of(":door", door)).orElse(null)));
        } catch (ConditionalCheckFailedException moreIsThere) {
            update(stored.step(), expiresAt);
            stored.door().ifPresent(door -> add(StoredStep.alone(door), expiresAt));
        }
    }

    private void update(Step step, Instant expiresAt) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":fact", AttributeValue.fromM(FactItem.of(step.fact())));
        values.put(":expires", Attributes.ofNumber(expiresAt.getEpochSecond()));
        step.late().ifPresent(came -> values.put(":late", Attributes.ofText(came.toString())));
        String late = step.late().isPresent() ? ", " + StepItem.LATE + " = :late" : "";
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(StepItem.key(step))
                .updateExpression("SET fact = :fact, expiresAt = :expires" + late)
                .expressionAttributeValues(values));
    }

    @Override
    public void keep(Step step, Collection<Answer> answers) {
        for (Answer answer : answers) {
            boolean kept = keep(StepItem.key(step), StepItem.PK, answer);
            if (!kept && StoredStep.comesWithCreation(step)) {
                keep(StepItem.keyOfCreation(step), StepItem.DOOR_STRENGTH, answer);
            }
        }
    }

    /** One attribute an answer: of two workers that learn of the same step, neither undoes the other. */
    private boolean keep(Map<String, AttributeValue> key, String proof, Answer answer) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key)
                    .updateExpression("SET #asked = :asked, #of = :answer")
                    .conditionExpression("attribute_exists(" + proof + ")")
                    .expressionAttributeNames(Map.of("#asked", AnswerItem.ASKED, "#of", AnswerItem.name(answer.of())))
                    .expressionAttributeValues(Map.of(
                            ":asked", Attributes.ofText(answer.asked().toString()),
                            ":answer", AttributeValue.fromM(AnswerItem.of(answer)))));
            return true;
        } catch (ConditionalCheckFailedException gone) {
            return false;
        }
    }

    @Override
    public Chain read(Subject subject) {
        PartitionReader reader = new PartitionReader(dynamoDb, table, subject, clock.instant());
        Chain chain = reader.read();
        if (reader.foreign() > 0) {
            log.accept("skipped %d items of another version under %s: the chain is judged without them"
                    .formatted(reader.foreign(), PlainText.of(subject.key())));
        }
        return chain;
    }
}
