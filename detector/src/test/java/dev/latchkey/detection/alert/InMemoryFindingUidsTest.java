package dev.latchkey.detection.alert;

import java.time.InstantSource;

class InMemoryFindingUidsTest extends FindingUidsContract {

    @Override
    protected FindingLog log(InstantSource clock) {
        return new InMemoryFindingLog(clock);
    }
}
