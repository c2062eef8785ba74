package dev.latchkey.aws;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Bounded;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.StepRange;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Reads the live steps of one partition once, of each range as many as a judgement takes. The table deletes what has
 * expired only within days, so DynamoDB filters it out and a range is read on page by page. What the first page holds
 * of any range is not read again.
 */
final class PartitionReader {

    /** Items of one query, those included that the filter then drops. */
    static final int PAGE = 100;

    /** Of one range. Behind more expired items than these hold, it counts as cut, unless all that counts was read. */
    static final int MOST_PAGES = 10;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Subject subject;
    private final Instant now;
    private final Set<Step> found = new LinkedHashSet<>();
    private final List<Answer> answers = new ArrayList<>();
    private boolean cut;
    private int foreign;

    PartitionReader(DynamoDbClient dynamoDb, String table, Subject subject, Instant now) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.subject = subject;
        this.now = now;
    }

    Chain read() {
        QueryResponse whole = query("", Map.of());
        for (StepRange range : StepRange.values()) {
            keep(range, whole);
            if (whole.hasLastEvaluatedKey() && !isBehind(whole.lastEvaluatedKey(), range)) {
                readOn(range, whole.lastEvaluatedKey());
            }
        }
        Bounded read = Bounded.of(found);
        return Chain.of(subject, read.steps(), read.hides() || cut || foreign > 0)
                .with(answers);
    }

    /** How many items were left out because another version wrote them; the chain is said to be truncated then. */
    int foreign() {
        return foreign;
    }

    /**
     * As long as what is read so far hides nothing, on to the next page: hundreds may be the same again.
     *
     * @param end where the first page of the partition ended, in this range or before it
     */
    private void readOn(StepRange range, Map<String, AttributeValue> end) {
        boolean begun = place(end).startsWith(prefix(range));
        Map<String, AttributeValue> from = begun ? end : Map.of();
        boolean more = true;
        for (int page = begun ? 1 : 0; more && page < MOST_PAGES && (page == 0 || !isEnough(range)); page++) {
            QueryResponse answer = query(prefix(range), from);
            keep(range, answer);
            more = answer.hasLastEvaluatedKey();
            from = more ? answer.lastEvaluatedKey() : from;
        }
        cut |= more && !range.isEveryday(StepItem.strength(from));
    }

    private static boolean isBehind(Map<String, AttributeValue> end, StepRange range) {
        return place(end).compareTo(prefix(range)) > 0 && !place(end).startsWith(prefix(range));
    }

    private static String place(Map<String, AttributeValue> key) {
        return new Attributes(key).text(StepItem.SK);
    }

    private boolean isEnough(StepRange range) {
        List<Step> read =
                found.stream().filter(step -> StepRange.of(step) == range).toList();
        return number(read, range) > ChainStore.STEPS_PER_STAGE
                && (read.stream().anyMatch(StepRange::isEveryday) || Bounded.hidesIn(range, found));
    }

    /** Who comes to hold it again and again counts once. */
    private static long number(List<Step> read, StepRange range) {
        return range == StepRange.HOLDER
                ? read.stream().map(Step::fact).distinct().count()
                : read.size();
    }

    /** A door may have come with a creation. */
    private void keep(StepRange range, QueryResponse page) {
        List<Map<String, AttributeValue>> items = page.items().stream()
                .filter(item -> place(item).startsWith(prefix(range)))
                .toList();
        List<List<Step>> ours =
                items.stream().map(StepItem::steps).filter(it -> !it.isEmpty()).toList();
        ours.forEach(found::addAll);
        items.stream().flatMap(AnswerItem::answers).forEach(answers::add);
        foreign += items.size() - ours.size();
    }

    /** @param prefix of the sort key; empty for the whole partition */
    private QueryResponse query(String prefix, Map<String, AttributeValue> from) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":pk", Attributes.ofText(subject.key()));
        values.put(":now", Attributes.ofNumber(now.getEpochSecond()));
        String keys = "pk = :pk";
        if (!prefix.isEmpty()) {
            values.put(":prefix", Attributes.ofText(prefix));
            keys += " AND begins_with(sk, :prefix)";
        }
        return dynamoDb.query(QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .limit(PAGE)
                .keyConditionExpression(keys)
                .filterExpression("expiresAt > :now")
                .expressionAttributeValues(values)
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build());
    }

    private static String prefix(StepRange range) {
        return range.name() + "#";
    }
}
