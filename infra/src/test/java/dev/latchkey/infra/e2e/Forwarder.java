package dev.latchkey.infra.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A forwarder that {@code infra/e2e/run} has deployed, and what it set aside. */
record Forwarder(Place place, String unforwardedQueue) {

    /** @param name under which the script has deployed it */
    static Forwarder named(String name, Place place) throws IOException {
        Path outputs = Path.of(Deployment.variable("E2E_OUTPUTS")).resolveSibling("forwarder-" + name + ".json");
        var read = new ObjectMapper().readTree(outputs.toFile());
        return new Forwarder(
                place, read.at("/LatchkeyForwarder/UnforwardedQueue").asText());
    }

    String queueName() {
        return unforwardedQueue.substring(unforwardedQueue.lastIndexOf('/') + 1);
    }

    /** What rests in its queue by now; the emulator has put it there before it answers whoever put the event. */
    List<Message> setAside() {
        List<Message> messages = new ArrayList<>();
        try (SqsClient sqs = place.speaking(SqsClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            for (List<Message> some = received(sqs); !some.isEmpty(); some = received(sqs)) {
                messages.addAll(some);
            }
        }
        return messages;
    }

    private List<Message> received(SqsClient sqs) {
        return sqs.receiveMessage(it ->
                        it.queueUrl(unforwardedQueue).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }
}
