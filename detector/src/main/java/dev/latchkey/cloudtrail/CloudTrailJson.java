package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.step.Operation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one CloudTrail record, bare or in its EventBridge envelope, if it is of an operation that we know. */
public final class CloudTrailJson {

    private static final Instant EARLIEST = Instant.parse("2006-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** AWS's are UUIDs of 36 characters; an id is part of stored keys, which have a limit. */
    private static final int LONGEST_EVENT_ID = 128;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private CloudTrailJson() {}

    /**
     * Reads a record.
     *
     * @return empty for a call of no operation in the table, for an {@link EverydayAssumption}, and for what only tells
     *     that a call passed an endpoint of a VPC
     * @throws MalformedRecord if it is no CloudTrail record, or lacks what a record of its operation cannot be without
     */
    public static Optional<ApiCall> read(JsonNode recordOrEnvelope) {
        Fields fields = new Fields(unwrapped(recordOrEnvelope));
        String source = fields.required("eventSource");
        String name = fields.required("eventName");
        return Operation.of(source, name)
                .filter(operation -> !EverydayAssumption.is(fields, operation) && !isOfEndpoint(fields))
                .map(operation -> call(fields, operation));
    }

    /**
     * Parses what the bus hands over, within the limits that hold for files too.
     *
     * @throws MalformedRecord if it is not one JSON value, or beyond the limits
     */
    public static JsonNode parsed(byte[] event) {
        return RecordJson.parsed(event);
    }

    /** Whether this is a CloudTrail record at all, if perhaps a bad one. */
    public static boolean isRecord(JsonNode recordOrEnvelope) {
        return unwrapped(recordOrEnvelope).hasNonNull("eventSource");
    }

    private static JsonNode unwrapped(JsonNode recordOrEnvelope) {
        JsonNode detail = recordOrEnvelope.path("detail");
        return detail.isObject() ? detail : recordOrEnvelope;
    }

    /** What an endpoint let pass has a record of its own; here parameters are left out, and so what it was for. */
    private static boolean isOfEndpoint(Fields fields) {
        return fields.text("eventCategory").filter("NetworkActivity"::equals).isPresent();
    }

    private static ApiCall call(Fields fields, Operation operation) {
        String region = fields.required("awsRegion");
        return new ApiCall(
                eventId(fields),
                time(fields.required("eventTime")),
                operation.eventSource(),
                operation.eventName(),
                Partition.of(region),
                account(fields),
                region,
                Caller.principal(fields),
                Caller.origin(fields),
                fields.text("errorCode"),
                fields.isTrue("requestParameters.omitted"),
                values(fields),
                CallDocuments.permissions(fields, operation.eventName()),
                CallDocuments.trust(fields, operation.eventName()));
    }

    private static Map<String, String> values(Fields fields) {
        Map<String, String> values = CarriedValues.of(fields.node(), "requestParameters", "responseElements");
        DeniedTarget.of(fields).ifPresent(it -> values.put("requestParameters." + it.getKey(), it.getValue()));
        return values;
    }

    /** A correction is the same event again, changed; of a call that crossed accounts each copy keeps its own id. */
    private static String eventId(Fields fields) {
        String own = fields.required("eventID");
        String id = fields.text("addendum.originalEventID").orElse(own);
        if (id.length() > LONGEST_EVENT_ID) {
            throw new MalformedRecord("eventID longer than " + LONGEST_EVENT_ID + " characters");
        }
        return id;
    }

    /** Part of every key and of every alert: nothing but an account's twelve digits comes in. */
    private static String account(Fields fields) {
        String id = fields.text("recipientAccountId")
                .or(() -> fields.text("userIdentity.accountId"))
                .orElseGet(() -> fields.required("recipientAccountId"));
        if (!ACCOUNT.matcher(id).matches()) {
            throw new MalformedRecord("recipientAccountId is not an account of 12 digits");
        }
        return id;
    }

    private static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw new MalformedRecord("eventTime out of range: " + text);
            }
            return time;
        } catch (DateTimeException e) {
            throw new MalformedRecord("eventTime is not a time: " + text, e);
        }
    }
}
