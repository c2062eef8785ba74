package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The allowlist table for those who edit it: each write holds only if the item is as it was read. What AWS refuses is a
 * {@link TableTrouble}.
 */
public final class StoredEntries implements AutoCloseable {

    private static final ReturnValuesOnConditionCheckFailure SHOW_IT = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private final Connection connection;
    private final DynamoDbClient dynamoDb;
    private final String table;

    public StoredEntries(DynamoDbClient dynamoDb, String table, String region) {
        this(new Connection(dynamoDb, region), table);
    }

    private StoredEntries(Connection connection, String table) {
        this.connection = connection;
        this.dynamoDb = connection.dynamoDb();
        this.table = table;
    }

    public static StoredEntries connect(String table, String region) {
        return new StoredEntries(Connection.to(region), table);
    }

    /** The ARN, which tells the account too; a table with other keys is none of ours. */
    public String arn() {
        return asked(() -> {
            TableDescription described =
                    dynamoDb.describeTable(it -> it.tableName(table)).table();
            boolean alone = described.keySchema().size() == 1
                    && described.keySchema().get(0).attributeName().equals("pk");
            boolean text = described.attributeDefinitions().stream()
                    .noneMatch(it -> it.attributeName().equals("pk") && it.attributeType() != ScalarAttributeType.S);
            if (!alone || !text) {
                throw TableTrouble.ofNoAllowlist(table);
            }
            return described.tableArn();
        });
    }

    public Map<String, StoredEntry> read() {
        return asked(() -> {
            Map<String, StoredEntry> entries = new TreeMap<>();
            dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                    .map(StoredEntry::new)
                    .forEach(entry -> entries.put(entry.name(), entry));
            return entries;
        });
    }

    /** @return false, and nothing is written, if there is such an entry by now */
    public boolean add(ObjectNode entry) {
        Map<String, AttributeValue> item = new HashMap<>();
        entry.propertyStream()
                .forEach(it -> item.put(it.getKey(), AttributeJson.value(it.getValue(), Optional.empty())));
        return written(Optional.of(entry), () -> {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(SHOW_IT));
            return true;
        });
    }

    /** @return false, and nothing is written, if the entry is not any more as it was read */
    public boolean change(StoredEntry before, ObjectNode after) {
        EditExpression edit = new EditExpression();
        String changes = edit.changes(before, after);
        String unchanged = edit.unchanged(before);
        return written(Optional.of(after), () -> {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(before))
                    .updateExpression(changes)
                    .conditionExpression(unchanged)
                    .expressionAttributeNames(edit.names())
                    .expressionAttributeValues(edit.valuesIfAny())
                    .returnValuesOnConditionCheckFailure(SHOW_IT));
            return true;
        });
    }

    /** @return false, and nothing is removed, if the entry is not any more as it was read */
    public boolean remove(StoredEntry before) {
        EditExpression edit = new EditExpression();
        String unchanged = edit.unchanged(before);
        return written(Optional.empty(), () -> {
            dynamoDb.deleteItem(delete -> delete.tableName(table)
                    .key(key(before))
                    .conditionExpression(unchanged)
                    .expressionAttributeNames(edit.names())
                    .expressionAttributeValues(edit.valuesIfAny())
                    .returnValuesOnConditionCheckFailure(SHOW_IT));
            return true;
        });
    }

    @Override
    public void close() {
        connection.close();
    }

    /** A write whose answer was lost is asked for again, and finds itself done: nobody else has changed anything. */
    private boolean written(Optional<ObjectNode> wanted, BooleanSupplier write) {
        return asked(() -> {
            try {
                return write.getAsBoolean();
            } catch (ConditionalCheckFailedException e) {
                return wanted.map(it -> e.hasItem()
                                && new StoredEntry(e.item()).differences(it).isEmpty())
                        .orElse(!e.hasItem());
            }
        });
    }

    private <T> T asked(Supplier<T> question) {
        return connection.asked(table, question);
    }

    private static Map<String, AttributeValue> key(StoredEntry entry) {
        return Map.of("pk", Attributes.ofText(entry.name()));
    }
}
