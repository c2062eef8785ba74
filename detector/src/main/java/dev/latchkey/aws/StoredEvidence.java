package dev.latchkey.aws;

import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.verdict.Allowlist;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The evidence table for those who read it. What AWS refuses is a {@link TableTrouble}. */
public final class StoredEvidence implements AutoCloseable {

    private final DynamoDbClient dynamoDb;
    private final String region;

    StoredEvidence(DynamoDbClient dynamoDb, String region) {
        this.dynamoDb = dynamoDb;
        this.region = region;
    }

    /** With the credentials of the environment, as the command line of AWS finds them. */
    public static StoredEvidence connect(String region) {
        DynamoDbClient client = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(region))
                .build();
        return new StoredEvidence(client, region);
    }

    public Evidence evidence(String table) {
        return DynamoDbEvidence.toRead(dynamoDb, table);
    }

    /** Read at once, so that what AWS refuses is said of this table. */
    public Allowlist.Entries allowlist(String table) {
        return asked(table, () -> new DynamoDbAllowlist(dynamoDb, table).scanned());
    }

    /** Whatever reads evidence of the table. */
    public <T> T asked(String table, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw TableTrouble.of(e, table, region);
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
