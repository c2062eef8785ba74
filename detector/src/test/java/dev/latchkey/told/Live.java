package dev.latchkey.told;

import dev.latchkey.detection.Detector;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import java.util.ArrayList;
import java.util.List;

/** What people get while the calls arrive one after the other: of one finding perhaps several alerts. */
final class Live {

    private Live() {}

    /** In the order in which they are told. */
    static List<Alert> told(List<ApiCall> inOrderOfArrival, Judge judge) {
        List<Alert> told = new ArrayList<>();
        Telling telling = new Telling(new InMemoryFindingLog(new Hands()), told::add);
        Detector detector = judge.detector();
        inOrderOfArrival.forEach(
                call -> detector.observe(call, telling, judge.tuning().tellFrom()));
        return told;
    }
}
