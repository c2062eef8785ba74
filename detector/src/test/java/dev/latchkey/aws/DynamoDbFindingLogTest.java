package dev.latchkey.aws;

import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.alert.FindingLogContract;
import java.time.Duration;
import java.time.InstantSource;

class DynamoDbFindingLogTest extends FindingLogContract {

    @Override
    protected FindingLog log(InstantSource clock) {
        return new DynamoDbFindingLog(LocalTables.DYNAMO_DB, LocalTables.chains(), Duration.ofDays(15), clock);
    }
}
