package dev.latchkey.aws;

import java.util.Arrays;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** DynamoDB Local, AWS's own, in this process; each test takes a table of its own. */
public final class LocalTables {

    public static final DynamoDbClient DYNAMO_DB = DynamoDBEmbedded.create(true).dynamoDbClient();

    private LocalTables() {}

    /** With the keys of the chain table. Without its TTL: tests set their clocks, and expired items would vanish. */
    public static String chains() {
        return chains(DYNAMO_DB);
    }

    public static String chains(DynamoDbClient dynamoDb) {
        return create(dynamoDb, key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    }

    public static String allowlist() {
        return allowlist(DYNAMO_DB);
    }

    public static String allowlist(DynamoDbClient dynamoDb) {
        return create(dynamoDb, key("pk", KeyType.HASH));
    }

    /** As an allowlist's, but for what its key is. */
    public static String numbers() {
        return create(DYNAMO_DB, ScalarAttributeType.N, key("pk", KeyType.HASH));
    }

    private static String create(DynamoDbClient dynamoDb, KeySchemaElement... keys) {
        return create(dynamoDb, ScalarAttributeType.S, keys);
    }

    private static String create(DynamoDbClient dynamoDb, ScalarAttributeType type, KeySchemaElement... keys) {
        String name = "table-" + UUID.randomUUID();
        dynamoDb.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Arrays.stream(keys)
                        .map(key -> AttributeDefinition.builder()
                                .attributeName(key.attributeName())
                                .attributeType(type)
                                .build())
                        .toList())
                .keySchema(keys));
        return name;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
