package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.util.List;
import java.util.Optional;

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

    @Override
    public void goesOn() {
        records.goesOn();
    }

    private void around(JsonNode value) {
        List<JsonNode> lists = Carriers.lists(value);
        lists.forEach(list -> list.forEach(this::record));
        if (lists.isEmpty()) {
            record(value);
        } else if (Carriers.goesOn(value)) {
            goesOn();
        }
    }

    private void record(JsonNode value) {
        Optional<String> text = Carriers.text(value);
        if (text.isEmpty()) {
            records.record(++place, value);
            return;
        }
        JsonNode record;
        try {
            record = RecordJson.parsed(text.get());
        } catch (MalformedRecord e) {
            unreadable(String.valueOf(e.getMessage()));
            return;
        }
        records.record(++place, record);
    }
}
