package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.util.List;

/** Finds the records in the values of a file, and counts them. */
final class RecordsInValues implements Values {

    private final LogFile.Records records;
    private int place;

    RecordsInValues(LogFile.Records records) {
        this.records = records;
    }

    @Override
    public void value(byte[] json) {
        JsonNode value;
        try {
            value = RecordJson.parsed(json);
        } catch (MalformedRecord e) {
            unreadable(String.valueOf(e.getMessage()));
            return;
        }
        around(value);
    }

    /** A record that needs no reading. */
    void unwatched() {
        records.unwatched(++place);
    }

    @Override
    public void unreadable(String reason) {
        records.unreadable(++place, reason);
    }

    private void around(JsonNode value) {
        List<JsonNode> lists = Documents.AROUND.stream()
                .map(value::path)
                .filter(JsonNode::isArray)
                .toList();
        lists.forEach(list -> list.forEach(this::record));
        if (lists.isEmpty()) {
            record(value);
        }
    }

    /** LookupEvents answers with records as texts, in an object each, or bare when its answer was queried. */
    private void record(JsonNode value) {
        JsonNode text = value.isTextual() ? value : value.path("CloudTrailEvent");
        if (!text.isTextual()) {
            records.record(++place, value);
            return;
        }
        JsonNode record;
        try {
            record = RecordJson.parsed(text.asText());
        } catch (MalformedRecord e) {
            unreadable(String.valueOf(e.getMessage()));
            return;
        }
        records.record(++place, record);
    }
}
