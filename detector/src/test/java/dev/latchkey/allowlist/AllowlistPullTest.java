package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.StoredEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a pull writes, and that pushing it back changes nothing. */
class AllowlistPullTest extends AllowlistOnTable {

    @Test
    void pull_push_and_pull_is_the_identity_for_sets_lists_single_texts_and_flags() throws IOException {
        put("b", Map.of("networks", AttributeValue.fromSs(List.of("198.51.100.0/24", "192.0.2.0/24"))));
        put("a", Map.of("operations", texts("CreateUser", "CreateAccessKey"), "targets", text("svc-*")));
        put("c", Map.of("selfService", AttributeValue.fromBool(true), "expires", text("2027-01-31T00:00:00Z")));
        put("d", Map.of("selfService", text("false"), "people", texts("b@*", "a@*")));
        Map<String, Map<String, AttributeValue>> before = items(table);
        String pulled = pull();
        assertThat(plan(pulled, false).edits()).isEmpty();
        assertThat(items(table)).isEqualTo(before);

        String other = LocalTables.allowlist();
        StoredEntries copy = new StoredEntries(LocalTables.DYNAMO_DB, other, "us-east-1");
        AllowlistPlan all = AllowlistPlan.of(copy.read(), file(pulled), false);
        assertThat(new AllowlistPush(copy, all, new PrintWriter(out), new PrintWriter(err)).write())
                .isTrue();
        assertThat(AllowlistFile.objects(
                        copy.read().values().stream().map(StoredEntry::json).toList()))
                .isEqualTo(pulled);
    }

    @Test
    void a_pulled_file_is_sorted_has_one_value_a_line_and_hides_no_character() throws IOException {
        put("b", Map.of("targets", texts("y", "x")));
        put("a", Map.of("reason", text("r\u202eeversed \u001b[31m ü")));
        assertThat(pull()).isEqualTo("""
                {
                  "entries" : [
                    {
                      "pk" : "a",
                      "principal" : "arn:aws:iam::111122223333:role/ci",
                      "owner" : "platform",
                      "reason" : "r\\u202eeversed \\u001B[31m ü"
                    },
                    {
                      "pk" : "b",
                      "principal" : "arn:aws:iam::111122223333:role/ci",
                      "targets" : [
                        "y",
                        "x"
                      ],
                      "owner" : "platform",
                      "reason" : "pipelines"
                    }
                  ]
                }
                """);
    }
}
