import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in memory on 127.0.0.1 and a free port, which it prints; ends when its standard input does. */
public final class LocalDynamo {

    private LocalDynamo() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new ContextHandler(
                new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), "*")));
        server.start();
        System.out.println(server.getURI().getPort());
        System.in.read();
        System.exit(0);
    }
}
