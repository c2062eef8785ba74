package dev.latchkey.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables of one region, for whoever types commands. What AWS refuses is a {@link TableTrouble}. */
record Connection(DynamoDbClient dynamoDb, String region) implements AutoCloseable {

    /** With the credentials of the environment, as the command line of AWS finds them. */
    static Connection to(String region) {
        DynamoDbClient client = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(region))
                .build();
        return new Connection(client, region);
    }

    /** @param table of which a refusal is said */
    <T> T asked(String table, Supplier<T> question) {
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
