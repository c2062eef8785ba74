package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

class PrimingTest {

    private static final Pattern OPERATION = Pattern.compile("(?:DynamoDB_20120810\\.|AmazonSQS\\.|Action=)(\\w+)");

    private final List<String> called = new ArrayList<>();

    @Test
    void every_call_that_a_live_event_makes_is_made_once_before_the_snapshot() throws IOException {
        try (Clients clients = Clients.unconnected(new Witness())) {
            Priming.walk(clients);
        }
        assertThat(called)
                .contains("PutItem", "Query", "Scan", "UpdateItem", "Publish", "SendMessage")
                .contains("GetRole", "ListAttachedRolePolicies");
        assertThat(called).filteredOn("Publish"::equals).hasSize(1);
    }

    @Test
    void a_snapshot_is_primed_without_a_network_a_region_and_credentials()
            throws IOException, NoSuchAlgorithmException {
        new Priming().beforeCheckpoint(mock());
    }

    private final class Witness implements SdkHttpClient {
        private final SdkHttpClient answers = new LocalAnswers();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            called.add(operation(request));
            return answers.prepareRequest(request);
        }

        @Override
        public void close() {
            answers.close();
        }

        private static String operation(HttpExecuteRequest request) {
            String target =
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
            try (InputStream body =
                    request.contentStreamProvider().orElseThrow().newStream()) {
                Matcher matcher = OPERATION.matcher(target + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                return matcher.find() ? matcher.group(1) : "?";
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
