package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Operation;
import dev.latchkey.policy.PolicyJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one CloudTrail record, bare or in its EventBridge envelope, if it is of an operation that we know. */
public final class CloudTrailJson {

    private static final Instant EARLIEST = Instant.parse("2006-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** AWS's are UUIDs of 36 characters; an id is part of stored keys, which have a limit. */
    private static final int LONGEST_EVENT_ID = 128;

    private CloudTrailJson() {}

    /**
     * Reads a record.
     *
     * @return empty for a call of no operation in the table
     * @throws MalformedRecord if it is no CloudTrail record, or lacks what a record of its operation cannot be without
     */
    public static Optional<ApiCall> read(JsonNode recordOrEnvelope) {
        Fields fields = new Fields(unwrapped(recordOrEnvelope));
        String source = fields.required("eventSource");
        String name = fields.required("eventName");
        return Operation.of(source, name).map(operation -> call(fields, operation));
    }

    /** Whether this is a CloudTrail record at all, if perhaps a bad one. */
    public static boolean isRecord(JsonNode recordOrEnvelope) {
        return unwrapped(recordOrEnvelope).hasNonNull("eventSource");
    }

    private static JsonNode unwrapped(JsonNode recordOrEnvelope) {
        JsonNode detail = recordOrEnvelope.path("detail");
        return detail.isObject() ? detail : recordOrEnvelope;
    }

    private static ApiCall call(Fields fields, Operation operation) {
        String region = fields.required("awsRegion");
        return new ApiCall(
                eventId(fields),
                time(fields.required("eventTime")),
                operation.eventSource(),
                operation.eventName(),
                Partition.of(region),
                fields.text("recipientAccountId")
                        .or(() -> fields.text("userIdentity.accountId"))
                        .orElseGet(() -> fields.required("recipientAccountId")),
                region,
                principal(fields),
                origin(fields),
                fields.text("errorCode"),
                values(fields),
                fields.document("requestParameters.policyDocument").flatMap(PolicyJson::permissions),
                fields.document("requestParameters.assumeRolePolicyDocument").flatMap(PolicyJson::trust));
    }

    private static Principal principal(Fields fields) {
        return new Principal(
                fields.text("userIdentity.type").orElse("Unknown"),
                fields.text("userIdentity.arn"),
                fields.text("userIdentity.sessionContext.sessionIssuer.arn"),
                fields.text("userIdentity.accountId"),
                fields.text("userIdentity.userName"),
                fields.text("userIdentity.accessKeyId"),
                fields.text("userIdentity.invokedBy"),
                // "true" in text is what CloudTrail writes; a boolean is tolerated.
                fields.text("userIdentity.sessionContext.attributes.mfaAuthenticated")
                        .map(Boolean::parseBoolean));
    }

    private static Origin origin(Fields fields) {
        return new Origin(
                fields.text("sourceIPAddress").orElse("unknown address"),
                fields.text("userAgent").orElse("no user agent"),
                fields.text("sessionCredentialFromConsole")
                        .filter(Boolean::parseBoolean)
                        .isPresent());
    }

    private static Map<String, String> values(Fields fields) {
        Map<String, String> values = new HashMap<>();
        fields.collect("requestParameters", values);
        fields.collect("responseElements", values);
        return values;
    }

    private static String eventId(Fields fields) {
        String id = fields.required("eventID");
        if (id.length() > LONGEST_EVENT_ID) {
            throw new MalformedRecord("eventID longer than " + LONGEST_EVENT_ID + " characters");
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
