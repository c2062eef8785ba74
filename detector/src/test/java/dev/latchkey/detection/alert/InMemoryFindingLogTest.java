package dev.latchkey.detection.alert;

import java.time.InstantSource;

class InMemoryFindingLogTest extends FindingLogContract {

    @Override
    protected FindingLog log(InstantSource clock) {
        return new InMemoryFindingLog(clock);
    }
}
