package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.EntryAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbAllowlistTest {

    private final String table = LocalTables.allowlist();
    private final Allowlist allowlist = new DynamoDbAllowlist(LocalTables.DYNAMO_DB, table);

    @Test
    void an_empty_table_approves_nobody() {
        assertThat(allowlist.read().entries()).isEmpty();
        assertThat(allowlist.read().problems()).isEmpty();
    }

    @Test
    void sets_lists_and_single_texts_booleans_and_their_texts_are_read() {
        put(Map.of(
                "networks", AttributeValue.fromSs(List.of("192.0.2.0/24", "198.51.100.0/24")),
                "operations", AttributeValue.fromL(List.of(text("CreateUser"), text("CreateAccessKey"))),
                "targets", text("svc-*"),
                "selfService", AttributeValue.fromBool(true),
                "expires", text("2027-01-31T00:00:00Z")));
        Map<String, Object> same = Map.of(
                "networks", List.of("198.51.100.0/24", "192.0.2.0/24"),
                "operations", List.of("CreateUser", "CreateAccessKey"),
                "targets", "svc-*",
                "selfService", "true",
                "expires", "2027-01-31T00:00:00Z");
        assertThat(allowlist.read().problems()).isEmpty();
        assertThat(allowlist.read().entries()).containsExactly(EntryAttributes.entry(same));
    }

    @Test
    void an_edit_acts_at_once() {
        put(Map.of());
        assertThat(allowlist.read().entries()).hasSize(1);
        LocalTables.DYNAMO_DB.deleteItem(
                delete -> delete.tableName(table).key(Map.of("pk", AttributeValue.fromS("ci"))));
        assertThat(allowlist.read().entries()).isEmpty();
    }

    @Test
    void an_entry_without_owner_approves_nothing_and_is_named() {
        put(Map.of("owner", text(" ")));
        refused("entry ci: owner is missing or empty");
    }

    @Test
    void an_entry_with_a_bound_that_is_not_known_approves_nothing_rather_than_more() {
        put(Map.of("countries", text("DE")));
        refused("entry ci: unknown attribute countries");
    }

    @Test
    void values_of_other_types_approve_nothing_and_are_named() {
        put(Map.of("expires", AttributeValue.fromN("1")));
        refused("entry ci: expires is not a text");
        put(Map.of("accounts", AttributeValue.fromNs(List.of("111122223333"))));
        refused("entry ci: accounts is neither a text nor a list of texts");
        put(Map.of("accounts", AttributeValue.fromL(List.of(AttributeValue.fromN("111122223333")))));
        refused("entry ci: accounts is neither a text nor a list of texts");
        put(Map.of("targets", AttributeValue.fromNul(true)));
        refused("entry ci: targets is neither a text nor a list of texts");
        put(Map.of("targets", AttributeValue.fromL(List.of())));
        refused("entry ci: targets is missing or empty");
        put(Map.of("selfService", AttributeValue.fromM(Map.of())));
        refused("entry ci: selfService is neither true nor false");
    }

    @Test
    void of_more_than_2_mb_the_rest_approves_nothing_and_is_said_to() {
        Map<String, AttributeValue> junk = Map.of(
                "junk", AttributeValue.fromM(Map.of("of", AttributeValue.fromL(List.of(text("y".repeat(300_000)))))));
        IntStream.range(0, 12).forEach(number -> put(with(junk, "pk", text("x" + number))));
        Allowlist.Entries read = allowlist.read();
        assertThat(read.problems())
                .hasSize(8)
                .last()
                .isEqualTo("more than 2000 entries or 2 MB: the rest approve nothing");
    }

    @Test
    void six_items_of_300_kb_are_all_read() {
        Map<String, AttributeValue> junk =
                Map.of("junk", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[300_000])));
        IntStream.range(0, 6).forEach(number -> put(with(junk, "pk", text("x" + number))));
        assertThat(allowlist.read().problems()).hasSize(6).allMatch(it -> it.endsWith("unknown attribute junk"));
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> some, String name, AttributeValue value) {
        Map<String, AttributeValue> all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }

    private void refused(String problem) {
        assertThat(allowlist.read().entries()).isEmpty();
        assertThat(allowlist.read().problems()).containsExactly(problem);
    }

    private void put(Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "pk", text("ci"),
                "principal", text(EntryAttributes.TERRAFORM),
                "owner", text("platform"),
                "reason", text("pipelines")));
        item.putAll(more);
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
