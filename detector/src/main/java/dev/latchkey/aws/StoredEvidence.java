package dev.latchkey.aws;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.Evidence;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The evidence table for those who read it. What AWS refuses is a {@link TableTrouble}. */
public final class StoredEvidence implements AutoCloseable {

    private final Connection connection;

    StoredEvidence(Connection connection) {
        this.connection = connection;
    }

    public static StoredEvidence connect(String region) {
        return new StoredEvidence(Connection.to(region));
    }

    public Evidence evidence(String table) {
        return DynamoDbEvidence.toRead(connection.dynamoDb(), table);
    }

    /** Read at once, so that what AWS refuses is said of this table. */
    public Allowlist.Entries allowlist(String table) {
        return asked(table, () -> {
            if (hasOtherKeys(table)) {
                throw TableTrouble.ofNoAllowlist(table);
            }
            return new DynamoDbAllowlist(connection.dynamoDb(), table).scanned();
        });
    }

    /** Where a page ends is said by the table's key, which needs no right to describe it. An empty one says nothing. */
    private boolean hasOtherKeys(String table) {
        Map<String, AttributeValue> end = connection
                .dynamoDb()
                .scan(scan -> scan.tableName(table).limit(1))
                .lastEvaluatedKey();
        boolean alone = end.keySet().equals(Set.of(StepItem.PK));
        return !end.isEmpty()
                && !(alone && new Attributes(end).textIfThere(StepItem.PK).isPresent());
    }

    /** Whatever reads evidence of the table. */
    public <T> T asked(String table, Supplier<T> question) {
        return connection.asked(table, question);
    }

    @Override
    public void close() {
        connection.close();
    }
}
