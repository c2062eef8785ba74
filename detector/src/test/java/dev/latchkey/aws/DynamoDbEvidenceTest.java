package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.EvidenceContract;
import dev.latchkey.detection.digest.Records;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

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

    @Test
    void what_is_kept_again_costs_one_read_and_one_write_and_one_more_for_a_credential_that_is_new() {
        Records.Late late = Records.late("svc", NOON);
        evidence(clock).keep(late.whole());
        DynamoDbClient counted = spy(LocalTables.DYNAMO_DB);
        Evidence evidence = new DynamoDbEvidence(counted, table, KEEP, clock);
        evidence.keep(late.whole());
        verify(counted, times(1)).getItem(anyGet());
        verify(counted, times(1)).updateItem(anyUpdate());
        evidence.keep(Records.withAnotherKey("svc", NOON));
        verify(counted, times(2)).getItem(anyGet());
        verify(counted, times(3)).updateItem(anyUpdate());
    }

    private static Consumer<GetItemRequest.Builder> anyGet() {
        return any();
    }

    private static Consumer<UpdateItemRequest.Builder> anyUpdate() {
        return any();
    }
}
