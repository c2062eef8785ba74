package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.EvidenceContract;
import dev.latchkey.detection.digest.Records;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DynamoDbEvidenceTest extends EvidenceContract {

    private static final Duration KEEP = Duration.ofDays(400);

    private final String table = LocalTables.chains();

    @Override
    protected Evidence evidence(InstantSource time) {
        return new DynamoDbEvidence(LocalTables.DYNAMO_DB, table, KEEP, time);
    }

    @Test
    void a_record_is_there_for_400_days_and_not_a_second_longer_though_its_item_may_be() {
        evidence(clock).keep(Records.unused("svc", NOON));
        clock.pass(KEEP.minusSeconds(1));
        assertThat(identities(NOON, NOON.plusSeconds(1))).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(identities(NOON, NOON.plusSeconds(1))).isEmpty();
        assertThat(LocalTables.DYNAMO_DB.scan(scan -> scan.tableName(table)).items())
                .singleElement()
                .satisfies(item -> assertThat(new Attributes(item).number("expiresAt"))
                        .isEqualTo(NOON.plus(KEEP).getEpochSecond()));
    }

    @Test
    void what_is_exported_of_the_table_can_be_read_without_this_program() {
        evidence(clock).keep(Records.told("svc", NOON));
        Attributes item = new Attributes(LocalTables.DYNAMO_DB
                .scan(scan -> scan.tableName(table))
                .items()
                .get(0));
        assertThat(item.text("pk")).isEqualTo("2026-03");
        Attributes record = item.map("record");
        assertThat(record.text("identity")).isEqualTo("svc");
        assertThat(record.flag("told")).isTrue();
        assertThat(record.maps("steps")).hasSize(3);
    }
}
