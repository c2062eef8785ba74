package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.review.AllowlistChange.Act;
import dev.latchkey.detection.review.AllowlistChange.Delivery;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a record of the allowlist's stream. It never fails: of a record that says too little, what it does say is told.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html">Record</a>
 */
final class StreamRecordReader {

    private static final Pattern STREAM =
            Pattern.compile("arn:[a-z-]+:dynamodb:([a-z0-9-]+):([0-9]{12}):table/([^/]+)/stream/.*", Pattern.DOTALL);
    private static final String NOT_SAID = "not said";

    private final DynamodbStreamRecord record;
    private final Optional<StreamRecord> body;

    private StreamRecordReader(DynamodbStreamRecord record) {
        this.record = record;
        this.body = Optional.ofNullable(record.getDynamodb());
    }

    static AllowlistChange read(DynamodbStreamRecord record) {
        return new StreamRecordReader(record).change();
    }

    private AllowlistChange change() {
        Optional<Map<String, Object>> before =
                body.map(StreamRecord::getOldImage).map(StreamRecordReader::plain);
        Optional<Map<String, Object>> after =
                body.map(StreamRecord::getNewImage).map(StreamRecordReader::plain);
        Optional<String> name = Stream.of(body.map(StreamRecord::getKeys).map(StreamRecordReader::plain), after, before)
                .flatMap(Optional::stream)
                .flatMap(item -> item.get("pk") instanceof String pk ? Stream.of(pk) : Stream.empty())
                .findFirst();
        return new AllowlistChange(delivery(), act(before, after), name, before, after, service());
    }

    private Delivery delivery() {
        Matcher stream =
                STREAM.matcher(Optional.ofNullable(record.getEventSourceARN()).orElse(""));
        boolean said = stream.matches();
        return new Delivery(
                Optional.ofNullable(record.getEventID()).orElse(NOT_SAID),
                body.map(StreamRecord::getApproximateCreationDateTime).map(Date::toInstant),
                said ? stream.group(3) : NOT_SAID,
                said
                        ? stream.group(1)
                        : Optional.ofNullable(record.getAwsRegion()).orElse(NOT_SAID),
                said ? stream.group(2) : NOT_SAID);
    }

    /** A view of the stream that leaves images out would else make of each change an addition or a removal. */
    private Act act(Optional<?> before, Optional<?> after) {
        return switch (Optional.ofNullable(record.getEventName()).orElse("")) {
            case "INSERT" -> before.isEmpty() && after.isPresent() ? Act.ADDED : Act.UNREAD;
            case "MODIFY" -> before.isPresent() && after.isPresent() ? Act.CHANGED : Act.UNREAD;
            case "REMOVE" -> before.isPresent() && after.isEmpty() ? Act.REMOVED : Act.UNREAD;
            default -> Act.UNREAD;
        };
    }

    /** Only a service that acts by itself, as time to live, is in the stream: nobody else ever is. */
    private Optional<String> service() {
        return Optional.ofNullable(record.getUserIdentity())
                .filter(identity -> "Service".equals(identity.getType()))
                .map(Identity::getPrincipalId);
    }

    private static Map<String, Object> plain(Map<String, AttributeValue> item) {
        Map<String, Object> plain = new HashMap<>();
        item.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /** As an entry of the allowlist reads it from the table: what is of any other type is shown, and refused. */
    private static Object plain(AttributeValue value) {
        return Stream.<Optional<Object>>of(
                        Optional.ofNullable(value.getS()),
                        Optional.ofNullable(value.getBOOL()),
                        Optional.ofNullable(value.getSS()),
                        Optional.ofNullable(value.getL())
                                .map(list -> list.stream()
                                        .map(StreamRecordReader::plain)
                                        .toList()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(new OfAnotherType(value));
    }

    private record OfAnotherType(AttributeValue value) {
        @Override
        public String toString() {
            return "of a type that no entry has: " + value;
        }
    }
}
