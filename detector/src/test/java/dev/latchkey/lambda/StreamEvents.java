package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

/**
 * Events of a table's stream as Lambda delivers them, read as its runtime reads them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">the event's shape</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html">what a record
 *     holds, that of time to live too</a>
 */
public final class StreamEvents {

    public static final String STREAM =
            "arn:aws:dynamodb:us-east-1:111122223333:table/Allowlist/stream/2026-03-01T00:00:00.000";

    static final String ENTRY = "{\"pk\":{\"S\":\"ci\"},\"principal\":{\"S\":\"arn:aws:iam::111122223333:role/ci\"},"
            + "\"networks\":{\"SS\":[\"192.0.2.0/24\"]},\"owner\":{\"S\":\"platform\"},"
            + "\"reason\":{\"S\":\"pipelines\"}}";

    private StreamEvents() {}

    static String inserted(String number, String after) {
        return record(number, "INSERT", ",\"NewImage\":" + after);
    }

    static String modified(String number, String before, String after) {
        return record(number, "MODIFY", ",\"NewImage\":" + after + ",\"OldImage\":" + before);
    }

    static String removed(String number, String before) {
        return record(number, "REMOVE", ",\"OldImage\":" + before);
    }

    static String expired(String number, String before) {
        return removed(number, before)
                .replaceFirst(
                        "\\{", "{\"userIdentity\":{\"principalId\":\"dynamodb.amazonaws.com\",\"type\":\"Service\"},");
    }

    static String record(String number, String eventName, String images) {
        return "{\"eventID\":\"c4ca4238a0b923820dcc509a6f75849%s\",\"eventName\":\"%s\",\"eventVersion\":\"1.1\","
                        .formatted(number, eventName)
                + "\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"us-east-1\",\"dynamodb\":{"
                + "\"ApproximateCreationDateTime\":1772452800,\"Keys\":{\"pk\":{\"S\":\"ci\"}},"
                + "\"SequenceNumber\":\"4421584500000000017450439%s\",\"SizeBytes\":26%s,".formatted(number, images)
                + "\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},\"eventSourceARN\":\"" + STREAM + "\"}";
    }

    static DynamodbEvent event(String... records) {
        String json = "{\"Records\":[" + String.join(",", records) + "]}";
        return LambdaEventSerializers.serializerFor(DynamodbEvent.class, StreamEvents.class.getClassLoader())
                .fromJson(json);
    }
}
