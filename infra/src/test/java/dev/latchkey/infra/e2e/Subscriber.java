package dev.latchkey.infra.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that gets what the topic tells, as a team's own tooling would have one. */
final class Subscriber implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer than the emulator takes from topic to queue. */
    private static final int QUIET_SECONDS = 3;

    private final SqsClient sqs;
    private final String queue;

    Subscriber(String topic) {
        this(topic, SqsClient.builder(), SnsClient.builder());
    }

    Subscriber(Place place, String topic) {
        this(topic, place.speaking(SqsClient.builder()), place.speaking(SnsClient.builder()));
    }

    private Subscriber(String topic, SqsClientBuilder queues, SnsClientBuilder topics) {
        sqs = queues.httpClient(UrlConnectionHttpClient.create()).build();
        queue = sqs.createQueue(it -> it.queueName("subscriber-" + UUID.randomUUID()))
                .queueUrl();
        String arn = sqs.getQueueAttributes(it -> it.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        try (SnsClient sns = topics.httpClient(UrlConnectionHttpClient.create()).build()) {
            sns.subscribe(it -> it.topicArn(topic).protocol("sqs").endpoint(arn));
        }
    }

    /** All that is in the queue, and whatever still comes until it has been quiet for some seconds. */
    List<JsonNode> findings() {
        List<JsonNode> findings = new ArrayList<>();
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            some.stream().map(Subscriber::finding).forEach(findings::add);
        }
        return findings;
    }

    /** As {@link #findings()}, of what need be no JSON. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            some.stream().map(Subscriber::text).forEach(texts::add);
        }
        return texts;
    }

    /** What comes first, as soon as it is there. */
    JsonNode first() {
        List<Message> some = receive();
        if (some.isEmpty()) {
            throw new AssertionError("nothing came within %d seconds".formatted(QUIET_SECONDS));
        }
        return finding(some.get(0));
    }

    private List<Message> receive() {
        List<Message> messages = sqs.receiveMessage(
                        it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(QUIET_SECONDS))
                .messages();
        messages.forEach(message -> sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private static JsonNode finding(Message message) {
        return json(text(message));
    }

    private static String text(Message message) {
        return json(message.body()).path("Message").asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a finding, or not in SNS's envelope: " + text, e);
        }
    }

    @Override
    public void close() {
        sqs.close();
    }
}
