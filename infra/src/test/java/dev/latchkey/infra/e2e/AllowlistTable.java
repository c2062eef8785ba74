package dev.latchkey.infra.e2e;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The deployed allowlist, edited as a security team would. */
record AllowlistTable(String name, DynamoDbClient dynamoDb) implements AutoCloseable {

    private static final String ID = "e2e-approved";

    AllowlistTable(String name) {
        this(
                name,
                DynamoDbClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
    }

    /** Whatever this principal does. */
    void approve(String principal) {
        Map<String, AttributeValue> entry = Map.of(
                "pk", AttributeValue.fromS(ID),
                "principal", AttributeValue.fromS(principal),
                "stages", AttributeValue.fromSs(List.of("CREATION", "GRANT", "CREDENTIAL")),
                "maxPrivilege", AttributeValue.fromS("ADMIN"),
                "owner", AttributeValue.fromS("platform"),
                "reason", AttributeValue.fromS("to be approved"));
        dynamoDb.putItem(put -> put.tableName(name).item(entry));
    }

    private void clear() {
        dynamoDb.deleteItem(delete -> delete.tableName(name).key(Map.of("pk", AttributeValue.fromS(ID))));
    }

    /** Approves nobody any more, whatever came between: the other tests are told what they do. */
    @Override
    public void close() {
        clear();
        dynamoDb.close();
    }
}
