package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.AllowlistEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbAllowlistTest {

    private static final String CI = "arn:aws:iam::111122223333:role/ci/*";

    private final String table = LocalTables.allowlist();
    private final Allowlist allowlist = new DynamoDbAllowlist(LocalTables.DYNAMO_DB, table);

    @Test
    void an_empty_table_approves_nobody() {
        assertThat(allowlist.read().entries()).isEmpty();
        assertThat(allowlist.read().problems()).isEmpty();
    }

    @Test
    void an_entry_is_read_as_the_security_team_wrote_it() {
        put(Map.of("expires", AttributeValue.fromS("2027-01-31T00:00:00Z")));
        assertThat(allowlist.read().entries())
                .containsExactly(new AllowlistEntry(
                        "ci", CI, Optional.of(Instant.parse("2027-01-31T00:00:00Z")), "platform", "pipelines"));
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
        put(Map.of("owner", AttributeValue.fromS(" ")));
        refused("entry ci: owner is missing or empty");
    }

    @Test
    void an_entry_with_a_bound_that_is_not_known_approves_nothing_rather_than_more() {
        put(Map.of("networks", AttributeValue.fromS("192.0.2.0/24")));
        refused("entry ci: unknown attribute networks");
    }

    @Test
    void an_entry_whose_attribute_is_not_a_text_approves_nothing_and_is_named() {
        put(Map.of("expires", AttributeValue.fromN("1")));
        refused("entry ci: expires is not a text");
    }

    @Test
    void an_entry_whose_end_is_not_a_time_approves_nothing_and_is_named() {
        put(Map.of("expires", AttributeValue.fromS("next year")));
        refused("entry ci: expires is not a time such as 2027-01-31T00:00:00Z: next year");
    }

    private void refused(String problem) {
        assertThat(allowlist.read().entries()).isEmpty();
        assertThat(allowlist.read().problems()).containsExactly(problem);
    }

    private void put(Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "pk", AttributeValue.fromS("ci"),
                "principal", AttributeValue.fromS(CI),
                "owner", AttributeValue.fromS("platform"),
                "reason", AttributeValue.fromS("pipelines")));
        item.putAll(more);
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
    }
}
