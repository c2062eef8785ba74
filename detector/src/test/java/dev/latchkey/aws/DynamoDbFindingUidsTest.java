package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.alert.FindingUidsContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoDbFindingUidsTest extends FindingUidsContract {

    private static final Duration REACH = Duration.ofDays(15);

    private final String table = LocalTables.chains();

    @Override
    protected FindingLog log(InstantSource clock) {
        return new DynamoDbFindingLog(LocalTables.DYNAMO_DB, table, REACH, clock);
    }

    @Test
    void the_steps_beside_them_are_no_findings() {
        new DynamoDbChainStore(LocalTables.DYNAMO_DB, table, REACH, new Hands(), line -> {})
                .add(List.of(keyed(NEW_USER, "e-1", NOON)));
        assertThat(log(new Hands()).uidsOf(NEW_USER)).isEmpty();
    }
}
