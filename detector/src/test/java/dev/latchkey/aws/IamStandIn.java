package dev.latchkey.aws;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** IAM's query protocol on loopback: answers each call as the test set it up, and knows nothing else. */
public final class IamStandIn implements AutoCloseable {

    private record Reply(int status, String body, Duration delay) {}

    private final StandInServer server = new StandInServer(this::answer);
    private final Map<String, Reply> replies = new HashMap<>();
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** So patient that a busy machine fails no test. */
    public IamClient client() {
        return client(Duration.ofSeconds(30));
    }

    IamClient client(Duration patience) {
        return server.askedBy(IamClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.AWS_GLOBAL)
                .overrideConfiguration(config -> config.apiCallTimeout(patience)
                        .apiCallAttemptTimeout(patience)
                        .retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    /** @param call the operation, with its parameters in order: {@code GetGroupPolicy?GroupName=Ops&PolicyName=p} */
    public IamStandIn says(String call, String result) {
        String operation = call.replaceFirst("\\?.*", "");
        String body =
                "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                        .formatted(operation, result);
        replies.put(call, new Reply(200, body, Duration.ZERO));
        return this;
    }

    IamStandIn refuses(String call, int status, String code) {
        replies.put(call, new Reply(status, error(code), Duration.ZERO));
        return this;
    }

    IamStandIn hangs(String call, Duration delay) {
        replies.put(call, new Reply(200, "", delay));
        return this;
    }

    /** As IAM sends a document. */
    public static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String members(String list, Stream<String> members) {
        return "<%1$s>%2$s</%1$s><IsTruncated>false</IsTruncated>"
                .formatted(
                        list,
                        members.map(member -> "<member>" + member + "</member>").collect(Collectors.joining()));
    }

    private StandInServer.Reply answer(HttpExchange exchange, String body) {
        String call = call(body);
        calls.add(call);
        Reply reply = replies.getOrDefault(call, new Reply(404, error("NoSuchEntity"), Duration.ZERO));
        pause(reply.delay());
        return new StandInServer.Reply(reply.status(), "text/xml", reply.body());
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String call(String body) {
        String operation = "";
        StringBuilder parameters = new StringBuilder();
        for (String pair : body.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            String value = URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8);
            if (nameAndValue[0].equals("Action")) {
                operation = value;
            } else if (!nameAndValue[0].equals("Version")) {
                parameters
                        .append(parameters.isEmpty() ? "?" : "&")
                        .append(nameAndValue[0])
                        .append('=')
                        .append(value);
            }
        }
        return operation + parameters;
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>User: arn:aws:sts::111122223333:"
                        .formatted(code)
                + "assumed-role/Latchkey is not authorized</Message></Error></ErrorResponse>";
    }

    @Override
    public void close() {
        server.close();
    }
}
