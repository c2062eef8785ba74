package dev.latchkey.aws;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.KeptAnswersContract;
import java.time.Duration;

class DynamoDbKeptAnswersTest extends KeptAnswersContract {

    @Override
    protected ChainStore store() {
        return new DynamoDbChainStore(
                LocalTables.DYNAMO_DB, LocalTables.chains(), Duration.ofDays(15), new Hands(), line -> {
                    throw new AssertionError(line);
                });
    }
}
