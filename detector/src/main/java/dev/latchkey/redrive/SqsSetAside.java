package dev.latchkey.redrive;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of SQS. */
final class SqsSetAside implements SetAside {

    /** As many as SQS gives and takes at once. */
    private static final int BATCH = 10;

    /** Asks all of SQS's servers, not a sample of them which may hold nothing (long polling). */
    private static final int WAIT_SECONDS = 2;

    private static final int LONGEST_WAIT_SECONDS = 20;

    /** Longer than a batch takes; who breaks off must wait no longer for the rest to show again. */
    static final Duration HELD = Duration.ofMinutes(5);

    private static final QueueAttributeName NOT_VISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

    private final SqsClient sqs;
    private final String url;

    SqsSetAside(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public List<Message> receive() {
        return receive(WAIT_SECONDS);
    }

    @Override
    public List<Message> await() {
        return receive(LONGEST_WAIT_SECONDS);
    }

    private List<Message> receive(int waitSeconds) {
        return sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(BATCH)
                        .waitTimeSeconds(waitSeconds)
                        .visibilityTimeout(Math.toIntExact(HELD.toSeconds()))
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(it -> new Message(it.messageId(), it.receiptHandle(), it.body(), texts(it.messageAttributes())))
                .toList();
    }

    @Override
    public void delete(Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receipt()));
    }

    @Override
    public void giveBack(Collection<Message> messages) {
        List<Message> all = List.copyOf(messages);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Message> some = all.subList(from, Math.min(from + BATCH, all.size()));
            List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, some.size())
                    .mapToObj(at -> visibleNow(at, some.get(at)))
                    .toList();
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entries));
        }
    }

    @Override
    public OptionalInt held() {
        try {
            String number = sqs.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(NOT_VISIBLE))
                    .attributes()
                    .getOrDefault(NOT_VISIBLE, "0");
            return OptionalInt.of(Integer.parseInt(number));
        } catch (AwsServiceException e) {
            if (Trouble.isDenied(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private static ChangeMessageVisibilityBatchRequestEntry visibleNow(int at, Message message) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(String.valueOf(at))
                .receiptHandle(message.receipt())
                .visibilityTimeout(0)
                .build();
    }

    private static Map<String, String> texts(Map<String, MessageAttributeValue> attributes) {
        return attributes.entrySet().stream()
                .filter(it -> it.getValue().stringValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().stringValue()));
    }
}
