package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoredEvidenceTest {

    private final StoredEvidence stored = new StoredEvidence(new Connection(LocalTables.DYNAMO_DB, "eu-west-1"));

    @Test
    void an_allowlist_table_that_is_not_there_is_told_with_what_to_do() {
        assertThatThrownBy(() -> stored.allowlist("missing"))
                .isInstanceOf(TableTrouble.class)
                .hasMessageContaining("no table missing in eu-west-1", "--region");
    }

    @Test
    void one_that_is_there_is_read() {
        String table = LocalTables.allowlist();
        assertThat(stored.allowlist(table).problems()).isEmpty();
        put(table, Map.of("pk", fromS("ci"), "sk", fromS("no part of the key")));
        assertThat(stored.allowlist(table).problems())
                .singleElement()
                .asString()
                .contains("entry ci");
    }

    @Test
    void another_table_is_told_as_such_and_not_item_by_item() {
        String chains = LocalTables.chains();
        String numbers = LocalTables.numbers();
        for (int number = 0; number < 3; number++) {
            String text = String.valueOf(number);
            put(chains, Map.of("pk", fromS(text), "sk", fromS(text)));
            put(numbers, Map.of("pk", fromN(text)));
        }
        for (String table : List.of(chains, numbers)) {
            assertThatThrownBy(() -> stored.allowlist(table))
                    .isInstanceOf(TableTrouble.class)
                    .hasMessage(table + " is no allowlist table: its key is not pk alone, a text. The name of the"
                            + " allowlist table is the value of the stack's output AllowlistTable.");
        }
    }

    private static void put(String table, Map<String, AttributeValue> item) {
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
    }
}
