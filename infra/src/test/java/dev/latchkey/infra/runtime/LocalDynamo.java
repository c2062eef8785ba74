package dev.latchkey.infra.runtime;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local behind HTTP on 127.0.0.1 and a free port; its own server would listen on every address. */
public final class LocalDynamo implements AutoCloseable {

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private final LocalDynamoDBServerHandler handler;
    private final DynamoDbClient client;

    public LocalDynamo() {
        try {
            handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), "*");
            server.setHandler(new ContextHandler(new Witness(handler)));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        client = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .endpointOverride(uri())
                .build();
    }

    public URI uri() {
        return server.getURI();
    }

    /** What has been asked of it since {@link #forget}, as a policy names it: {@code dynamodb:Query}. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    void forget() {
        asked.clear();
    }

    private final class Witness extends Handler.Wrapper {
        private Witness(Handler dynamo) {
            super(dynamo);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String target = request.getHeaders().get("X-Amz-Target");
            asked.add("dynamodb:" + target.substring(target.indexOf('.') + 1));
            return super.handle(request, response, callback);
        }
    }

    /** A table whose keys are these, all text: the partition key, then the sort key if there is one. */
    public String createTable(String name, String... keys) {
        List<AttributeDefinition> attributes =
                Arrays.stream(keys).map(LocalDynamo::text).toList();
        List<KeySchemaElement> schema = Arrays.stream(keys)
                .map(key -> key(key, key.equals(keys[0]) ? KeyType.HASH : KeyType.RANGE))
                .toList();
        client.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(schema));
        return name;
    }

    /** With nothing in it but these items. */
    void empty(String table, List<Map<String, AttributeValue>> items, String... keys) {
        client.deleteTable(delete -> delete.tableName(table));
        createTable(table, keys);
        items.forEach(item -> client.putItem(put -> put.tableName(table).item(item)));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
