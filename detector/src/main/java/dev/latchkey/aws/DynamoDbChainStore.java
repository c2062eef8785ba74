package dev.latchkey.aws;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Chains in DynamoDB, one item a step. An ordinary event costs one write and one read: a partition that fits one
 * page is read by one query, and only a longer one stage by stage.
 */
public final class DynamoDbChainStore implements ChainStore {

    /** EventBridge delivers for up to 24 hours, so a step is kept that much longer than others may complete it. */
    static final Duration DELIVERY = Duration.ofHours(24);

    private static final int PAGE = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;

    /** @param reach how long after a step another may still belong to it: window and follow */
    public DynamoDbChainStore(DynamoDbClient dynamoDb, String table, Duration reach, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keep = reach.plus(DELIVERY);
        this.clock = clock;
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
        QueryResponse page = query(subject, "", PAGE);
        List<Map<String, AttributeValue>> items = page.hasLastEvaluatedKey()
                ? Arrays.stream(Stage.values())
                        .flatMap(stage -> query(subject, stage.name() + "#", STEPS_PER_STAGE + 1).items().stream())
                        .toList()
                : page.items();
        List<List<Step>> stages = Arrays.stream(Stage.values())
                .map(stage -> live(items, stage.name() + "#"))
                .toList();
        List<Step> steps = stages.stream()
                .flatMap(stage -> stage.stream().limit(STEPS_PER_STAGE))
                .toList();
        return Chain.of(subject, steps, stages.stream().anyMatch(stage -> stage.size() > STEPS_PER_STAGE));
    }

    private QueryResponse query(Subject subject, String prefix, int limit) {
        QueryRequest.Builder query =
                QueryRequest.builder().tableName(table).consistentRead(true).limit(limit);
        Map<String, AttributeValue> partition = Map.of(":pk", Attributes.ofText(subject.key()));
        if (prefix.isEmpty()) {
            query.keyConditionExpression("pk = :pk").expressionAttributeValues(partition);
        } else {
            query.keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                            Map.of(":pk", Attributes.ofText(subject.key()), ":prefix", Attributes.ofText(prefix)));
        }
        return dynamoDb.query(query.build());
    }

    /** The table deletes what has expired only when it gets to it. */
    private List<Step> live(List<Map<String, AttributeValue>> items, String prefix) {
        long now = clock.instant().getEpochSecond();
        Predicate<Attributes> ofStage = item -> item.text(StepItem.SK).startsWith(prefix);
        Stream<Attributes> found = items.stream().map(Attributes::new).filter(ofStage);
        return found.filter(item -> item.number(StepItem.EXPIRES_AT) > now)
                .map(item -> StepItem.step(item.item()))
                .toList();
    }
}
