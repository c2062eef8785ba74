package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.policy.JsonTree;
import java.io.IOException;

/** Parses one record or what surrounds a few, within limits that no real record comes near. */
final class RecordJson {

    /** A record has at most 1 MB, on the bus (256 KB until January 2026) as in an event data store. */
    static final int LONGEST = 2 << 20;

    /** The parameters of the most talkative services nest some twenty deep. */
    static final int DEEPEST = 100;

    static final String TWICE = "a field twice";

    private static final int LONGEST_NUMBER = 128;
    private static final int LONGEST_NAME = 10_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            // Nobody can tell which of two fields of one name counts.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Names may be hostile, and what is interned stays.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private RecordJson() {}

    /** @throws MalformedRecord if it is not one JSON value, or beyond the limits; its message says where */
    static JsonNode parsed(byte[] json) {
        return parsed(json, 0, json.length);
    }

    /** As {@link #parsed(byte[])}, of a part of these bytes. */
    static JsonNode parsed(byte[] bytes, int start, int length) {
        try {
            return JsonTree.read(JSON.createParser(bytes, start, length));
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** As {@link #parsed(byte[])}, of a record that stood as a text in another. */
    static JsonNode parsed(String json) {
        try {
            return JsonTree.read(JSON.createParser(json));
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    private static MalformedRecord malformed(IOException e) {
        return e instanceof JsonProcessingException json
                ? new MalformedRecord(reason(json) + place(json), e)
                : new MalformedRecord("not UTF-8", e);
    }

    private static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return "too deep, or too long a text, name or number";
        }
        if (message.startsWith("Duplicate field")) {
            return TWICE;
        }
        return message.startsWith("Invalid UTF-8") ? "not UTF-8" : "not JSON";
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line %d, column %d of it)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
