package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.latchkey.lambda.LocalServer.Request;
import dev.latchkey.lambda.LocalServer.Response;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrimingTest {

    private static final Pattern OPERATION = Pattern.compile("(?:DynamoDB_20120810\\.|AmazonSQS\\.|Action=)(\\w+)");

    private final List<String> called = new CopyOnWriteArrayList<>();
    private final LocalAnswers answers = new LocalAnswers();

    @Test
    void every_call_that_a_live_event_makes_is_made_before_the_snapshot_and_one_finding_told() throws IOException {
        try (LocalServer witness = new LocalServer(this::witnessed);
                Clients clients = Clients.at(witness.uri())) {
            Priming.walk(clients);
        }
        assertThat(called)
                .contains("PutItem", "Query", "Scan", "UpdateItem", "Publish", "SendMessage")
                .contains("GetRole", "ListAttachedRolePolicies");
        assertThat(called).filteredOn("Publish"::equals).hasSize(1);
    }

    @Test
    void what_is_walked_again_after_forgetting_is_told_again() throws IOException {
        try (LocalServer witness = new LocalServer(this::witnessed);
                Clients clients = Clients.at(witness.uri())) {
            Priming.walk(clients);
            Priming.walk(clients);
            assertThat(called).filteredOn("Publish"::equals).hasSize(1);
            answers.forget();
            Priming.walk(clients);
        }
        assertThat(called).filteredOn("Publish"::equals).hasSize(2);
    }

    @Test
    void a_snapshot_is_primed_without_a_network_a_region_and_credentials_and_the_live_clients_are_made()
            throws IOException, NoSuchAlgorithmException {
        AtomicInteger made = new AtomicInteger();
        new Priming(made::incrementAndGet).beforeCheckpoint(mock());
        assertThat(made).hasValue(1);
        assertThat(System.getProperty("aws.containerCredentialsFullUri")).isNull();
    }

    private Response witnessed(Request request) {
        Matcher matcher = OPERATION.matcher(request.target() + request.body());
        called.add(matcher.find() ? matcher.group(1) : "?");
        return answers.answer(request);
    }
}
