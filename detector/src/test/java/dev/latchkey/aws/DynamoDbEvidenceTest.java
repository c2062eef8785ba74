package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.EvidenceContract;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
    void a_pass_of_before_a_roll_back_is_over_when_the_older_version_has_come_to_an_end() {
        Coverage first = Coverage.first(NOON, KEEP);
        Coverage passing = first.passing(Records.told("svc", NOON).subject(), NOON.plusSeconds(60), KEEP);
        evidence(clock).covers(passing);
        reachAsOlderVersionsSaidIt(NOON.plusSeconds(60));
        assertThat(evidence(clock).coverage())
                .hasValueSatisfying(it -> assertThat(it.pass()).isEqualTo(passing.pass()));
        reachAsOlderVersionsSaidIt(NOON.plusSeconds(61));
        assertThat(evidence(clock).coverage()).contains(first.until(NOON.plusSeconds(61), KEEP));
    }

    private void reachAsOlderVersionsSaidIt(Instant to) {
        LocalTables.DYNAMO_DB.updateItem(update -> update.tableName(table)
                .key(CoverageItem.key())
                .updateExpression("SET coveredTo = :to")
                .expressionAttributeValues(Map.of(":to", Attributes.ofText(to.toString()))));
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

    @Test
    void a_record_that_cannot_be_read_is_named_and_the_others_come() {
        Evidence evidence = evidence(clock);
        evidence.keep(Records.told("first", NOON));
        evidence.keep(Records.told("second", NOON.plusSeconds(1)));
        evidence.keep(Records.told("third", NOON.plusSeconds(2)));
        change("first", "SET #record.steps[0].stage = :it", Attributes.ofText("HYPNOSIS"));
        change("second", "SET #record.steps = :it", AttributeValue.fromL(List.of()));
        List<String> unread = new ArrayList<>();
        assertThat(evidence.between(NOON, NOON.plusSeconds(9), unread::add)
                        .map(it -> it.identity().identity()))
                .containsExactly("third");
        assertThat(unread)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("2026-03 ").contains("#first#", "HYPNOSIS"),
                        line -> assertThat(line).contains("#second#").endsWith(": a record without steps"));
        evidence.keep(Records.told("first", NOON));
        assertThat(names(NOON, NOON.plusSeconds(9))).containsExactly("first", "third");
    }

    @Test
    void who_could_not_be_kept_and_has_a_name_of_a_later_version_is_counted() {
        Evidence evidence = evidence(clock);
        Coverage coverage = Coverage.first(NOON, Duration.ofDays(30)).butFor(List.of(user("one"), user("other")));
        evidence.covers(coverage);
        LocalTables.DYNAMO_DB.updateItem(update -> update.tableName(table)
                .key(CoverageItem.key())
                .updateExpression("SET unkept[0] = :it")
                .expressionAttributeValues(Map.of(":it", Attributes.ofText("MACHINE#aws#111122223333#one"))));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.unkept()).containsExactly(user("other"));
            assertThat(it.more()).isEqualTo(1);
        });
    }

    private static Subject user(String name) {
        return new Subject.User("aws", Cast.HOME, name);
    }

    private void change(String name, String expression, AttributeValue value) {
        Map<String, AttributeValue> item = LocalTables.DYNAMO_DB.scan(scan -> scan.tableName(table)).items().stream()
                .filter(it -> new Attributes(it).text("sk").contains("#" + name + "#"))
                .findFirst()
                .orElseThrow();
        LocalTables.DYNAMO_DB.updateItem(update -> update.tableName(table)
                .key(Map.of("pk", Objects.requireNonNull(item.get("pk")), "sk", Objects.requireNonNull(item.get("sk"))))
                .updateExpression(expression)
                .expressionAttributeNames(Map.of("#record", "record"))
                .expressionAttributeValues(Map.of(":it", value)));
    }

    private static Consumer<GetItemRequest.Builder> anyGet() {
        return any();
    }

    private static Consumer<UpdateItemRequest.Builder> anyUpdate() {
        return any();
    }
}
