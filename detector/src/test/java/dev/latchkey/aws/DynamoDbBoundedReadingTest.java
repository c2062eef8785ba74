package dev.latchkey.aws;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.BoundedReadingContract;
import dev.latchkey.detection.chain.ChainStore;
import java.time.Duration;

class DynamoDbBoundedReadingTest extends BoundedReadingContract {

    @Override
    protected ChainStore store() {
        return new DynamoDbChainStore(
                LocalTables.DYNAMO_DB, LocalTables.chains(), Duration.ofDays(15), new Hands(), line -> {
                    throw new AssertionError(line);
                });
    }
}
