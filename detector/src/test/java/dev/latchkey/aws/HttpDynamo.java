package dev.latchkey.aws;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local behind HTTP, so that the real client asks it over a line that may fail. */
public final class HttpDynamo implements AutoCloseable {

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final LocalDynamoDBServerHandler handler;
    private final DynamoDbClient client;

    /** @param tries that the client makes of a call */
    public HttpDynamo(FaultyLine line, int tries) {
        try {
            handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), "*");
            server.setHandler(new ContextHandler(handler));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        client = DynamoDbClient.builder()
                .httpClient(line)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .endpointOverride(server.getURI())
                .overrideConfiguration(config -> config.retryStrategy(retries -> retries.maxAttempts(tries)))
                .build();
    }

    public DynamoDbClient client() {
        return client;
    }

    public String uri() {
        return server.getURI().toString();
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
