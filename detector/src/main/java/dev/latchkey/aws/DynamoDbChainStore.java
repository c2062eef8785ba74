package dev.latchkey.aws;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Chains in DynamoDB, one item a step. An ordinary event costs one write and one read: a partition that fits one
 * page is read by one query, and only a longer one stage by stage.
 */
public final class DynamoDbChainStore implements ChainStore {

    /** EventBridge delivers for up to 24 hours, so a step is kept that much longer than others may complete it. */
    static final Duration DELIVERY = Duration.ofHours(24);

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
        this.keep = reach.plus(DELIVERY);
        this.clock = clock;
        this.log = log;
    }

    /** One put a step, those of one call beside each other. All have returned before anything is read. */
    @Override
    public void add(Collection<Step> steps) {
        Instant now = clock.instant();
        AtOnce.each(steps, step -> {
            Instant from = step.time().isAfter(now) ? step.time() : now;
            add(step, from.plus(keep));
        });
    }

    @Override
    public Collection<Chain> read(Collection<Subject> subjects) {
        return AtOnce.all(subjects, this::read);
    }

    /** What was learnt of it stays: a duplicate or a retry changes only what the record itself says. */
    private void add(Step step, Instant expiresAt) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(StepItem.of(step, expiresAt))
                    .conditionExpression("attribute_not_exists(" + AnswerItem.ASKED + ")"));
        } catch (ConditionalCheckFailedException learntOf) {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(StepItem.key(step))
                    .updateExpression("SET fact = :fact, expiresAt = :expires")
                    .expressionAttributeValues(Map.of(
                            ":fact", AttributeValue.fromM(FactItem.of(step.fact())),
                            ":expires", Attributes.ofNumber(expiresAt.getEpochSecond()))));
        }
    }

    /** One attribute an answer: of two workers that learn of the same step, neither undoes the other. */
    @Override
    public void keep(Step step, Collection<Answer> answers) {
        for (Answer answer : answers) {
            try {
                dynamoDb.updateItem(update -> update.tableName(table)
                        .key(StepItem.key(step))
                        .updateExpression("SET #asked = :asked, #of = :answer")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(
                                Map.of("#asked", AnswerItem.ASKED, "#of", AnswerItem.name(answer.of())))
                        .expressionAttributeValues(Map.of(
                                ":asked", Attributes.ofText(answer.asked().toString()),
                                ":answer", AttributeValue.fromM(AnswerItem.of(answer)))));
            } catch (ConditionalCheckFailedException gone) {
                return;
            }
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
