package dev.latchkey.aws;

import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.verdict.Allowlist;
import java.util.function.Supplier;

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
        return asked(table, () -> new DynamoDbAllowlist(connection.dynamoDb(), table).scanned());
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
