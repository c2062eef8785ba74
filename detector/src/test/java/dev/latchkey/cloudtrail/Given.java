package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.call.ApiCall;

/** Records as CloudTrail writes them, for tests to change. In JSON given as text, {@code '} stands for quotes. */
final class Given {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RECORD = """
            {'eventVersion':'1.11','userIdentity':{'type':'IAMUser','principalId':'AIDAIOSFODNN7EXAMPLE',
            'arn':'arn:aws:iam::111122223333:user/mallory','accountId':'111122223333',
            'accessKeyId':'AKIAI44QH8DHBEXAMPLE','userName':'mallory'},'eventTime':'2026-03-02T12:00:00Z',
            'eventSource':'iam.amazonaws.com','eventName':'CreateUser','awsRegion':'us-east-1',
            'sourceIPAddress':'198.51.100.23','userAgent':'aws-cli/2.17.32',
            'requestParameters':{'userName':'backup-svc'},
            'responseElements':{'user':{'path':'/','userName':'backup-svc','userId':'AIDABACKUPSVCEXAMPLE',
            'arn':'arn:aws:iam::111122223333:user/backup-svc','createDate':'Mar 2, 2026, 12:00:00\\u202fPM'}},
            'requestID':'5b1f7a2e-0000-4000-8000-000000000001','eventID':'0a4c1f00-1111-4222-8333-000000000001',
            'readOnly':false,'eventType':'AwsApiCall','managementEvent':true,'recipientAccountId':'111122223333',
            'eventCategory':'Management'}""";

    private Given() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    static ObjectNode record() {
        return (ObjectNode) json(RECORD);
    }

    static ObjectNode record(String eventName) {
        return record().put("eventName", eventName);
    }

    /** The record with a field set to a value in JSON, or without it if that is empty. */
    static ObjectNode with(ObjectNode record, String field, String value) {
        ObjectNode changed = record.deepCopy();
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.set(field, json(value));
        }
        return changed;
    }

    static ObjectNode denied(String eventName, String message) {
        return with(with(record(eventName), "requestParameters", "null"), "responseElements", "null")
                .put("errorCode", "AccessDenied")
                .put("errorMessage", message);
    }

    static ApiCall read(JsonNode record) {
        return CloudTrailJson.read(record).orElseThrow();
    }
}
