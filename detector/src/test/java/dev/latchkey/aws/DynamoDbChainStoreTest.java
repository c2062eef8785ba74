package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.ChainStoreContract;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the contract leaves open: how an item is laid out, and when it is gone. */
class DynamoDbChainStoreTest extends ChainStoreContract {

    private static final Duration REACH = Duration.ofDays(15);

    private final String table = LocalTables.chains();
    private final Hands clock = new Hands();
    private final List<String> log = new ArrayList<>();
    private final DynamoDbChainStore store =
            new DynamoDbChainStore(LocalTables.DYNAMO_DB, table, REACH, clock, log::add);

    @Override
    protected ChainStore store() {
        return new DynamoDbChainStore(LocalTables.DYNAMO_DB, LocalTables.chains(), REACH, new Hands(), line -> {
            throw new AssertionError(line);
        });
    }

    @Test
    void an_item_says_its_format_and_when_it_expires_in_epoch_seconds() {
        store.add(List.of(created(NEW_USER, "e-1", clock.instant())));
        Attributes item = new Attributes(onlyItem());
        assertThat(item.number("v")).isEqualTo(1);
        assertThat(item.text("pk")).isEqualTo("USER#aws#111122223333#backup-svc");
        assertThat(item.text("sk")).startsWith("CREATION#9#").endsWith("#e-1");
        assertThat(item.number("expiresAt"))
                .isEqualTo(
                        clock.instant().plus(REACH).plus(Duration.ofHours(24)).getEpochSecond());
    }

    @Test
    void a_stored_key_has_the_same_digits_in_every_country() {
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            store.add(List.of(created(NEW_USER, "e-1", NOON)));
        } finally {
            Locale.setDefault(here);
        }
        assertThat(new Attributes(onlyItem()).text("sk")).isEqualTo("CREATION#9#1772452800000#e-1");
    }

    @Test
    void a_step_that_arrives_late_is_kept_from_its_arrival_on() {
        store.add(List.of(created(NEW_USER, "e-1", NOON.minus(Duration.ofDays(100)))));
        assertThat(store.read(NEW_USER).steps()).hasSize(1);
    }

    @Test
    void of_a_step_that_comes_a_day_after_its_time_it_says_when_it_came() {
        Step key = keyed(NEW_USER, "e-1", NOON.minus(Step.DELIVERY));
        store.add(List.of(key));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key.cameAt(NOON));
        assertThat(key.cameAt(NOON).late()).contains(NOON);
    }

    @Test
    void a_step_dated_in_the_future_is_kept_from_its_own_time_on() {
        store.add(List.of(created(NEW_USER, "e-1", clock.instant().plus(Duration.ofDays(2)))));
        clock.pass(REACH.plus(Duration.ofDays(2)));
        assertThat(store.read(NEW_USER).steps()).hasSize(1);
    }

    @Test
    void a_second_before_it_expires_a_step_is_still_read() {
        store.add(List.of(keyed(NEW_USER, "e-1", clock.instant())));
        clock.pass(REACH.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(store.read(NEW_USER).steps()).hasSize(1);
    }

    @Test
    void an_expired_step_is_not_read_even_if_the_table_still_has_it() {
        store.add(List.of(keyed(NEW_USER, "e-1", clock.instant())));
        clock.pass(REACH.plus(Duration.ofHours(24)));
        assertThat(store.read(NEW_USER).steps()).isEmpty();
        assertThat(onlyItem()).isNotEmpty();
    }

    @Test
    void what_else_lies_in_the_partition_is_no_step() {
        Step key = keyed(NEW_USER, "e-1", clock.instant());
        store.add(List.of(key));
        put(Map.of("pk", AttributeValue.fromS(NEW_USER.key()), "sk", AttributeValue.fromS("FINDING#abc")));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource({"v,2", "name,CreateAgent", "fact,dreamt", "time,yesterday"})
    void an_item_of_another_version_is_skipped_and_said_in_one_line(String attribute, String value) {
        store.add(List.of(keyed(NEW_USER, "e-1", clock.instant())));
        Map<String, AttributeValue> ours = onlyItem();
        put(foreign(ours, "e-2", attribute, value));
        put(foreign(ours, "e-3", attribute, value));
        assertThat(store.read(NEW_USER))
                .isEqualTo(Chain.of(NEW_USER, List.of(keyed(NEW_USER, "e-1", clock.instant())), true));
        assertThat(log)
                .containsExactly("skipped 2 items of another version under USER#aws#111122223333#backup-svc:"
                        + " the chain is judged without them");
    }

    @Test
    void an_item_that_has_something_else_where_texts_should_be_is_skipped_too() {
        store.add(List.of(Cast.granted(NEW_USER, "e-1", clock.instant(), Level.ADMIN)));
        Map<String, AttributeValue> fact =
                new HashMap<>(Objects.requireNonNull(onlyItem().get("fact")).m());
        fact.put("denies", AttributeValue.fromL(List.of(AttributeValue.fromN("1"))));
        Map<String, AttributeValue> item = new HashMap<>(onlyItem());
        item.put("fact", AttributeValue.fromM(fact));
        put(item);
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, List.of(), true));
        assertThat(log).hasSize(1);
    }

    private static Map<String, AttributeValue> foreign(
            Map<String, AttributeValue> ours, String eventId, String attribute, String value) {
        Map<String, AttributeValue> later = new HashMap<>(ours);
        later.put("sk", AttributeValue.fromS(new Attributes(ours).text("sk").replace("e-1", eventId)));
        later.put(
                attribute,
                switch (attribute) {
                    case "v" -> AttributeValue.fromN(value);
                    case "fact" -> AttributeValue.fromM(Map.of("is", AttributeValue.fromS(value)));
                    default -> AttributeValue.fromS(value);
                });
        return later;
    }

    private void put(Map<String, AttributeValue> item) {
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
    }

    private Map<String, AttributeValue> onlyItem() {
        List<Map<String, AttributeValue>> items =
                LocalTables.DYNAMO_DB.scan(scan -> scan.tableName(table)).items();
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
