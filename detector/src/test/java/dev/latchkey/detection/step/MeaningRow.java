package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import java.util.List;

/** A call, and of each step that it means the kind, name, stage and what is shown. */
record MeaningRow(ApiCall call, List<String> meanings) {

    static MeaningRow row(ApiCall call, String... meanings) {
        return new MeaningRow(call, List.of(meanings));
    }

    @Override
    public String toString() {
        return call.eventName();
    }
}
