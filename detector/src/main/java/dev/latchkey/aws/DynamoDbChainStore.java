package dev.latchkey.aws;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

    /** One put a step; a call has one or two. All have returned before anything is read. */
    @Override
    public void add(Collection<Step> steps) {
        Instant now = clock.instant();
        steps.forEach(step -> {
            Instant from = step.time().isAfter(now) ? step.time() : now;
            dynamoDb.putItem(put -> put.tableName(table).item(StepItem.of(step, from.plus(keep))));
        });
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
