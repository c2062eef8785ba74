package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.FullDisk;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.TableTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AllowlistPushTest extends AllowlistOnTable {

    @Test
    void a_plan_says_each_attribute_before_and_after_and_changes_nothing() throws IOException {
        put("a", Map.of("targets", text("x"), "selfService", AttributeValue.fromBool(true)));
        put("b", Map.of());
        Map<String, Map<String, AttributeValue>> before = items(table);
        AllowlistPlan plan = plan(
                pull().replace("\"x\"", "\"svc-*\"")
                        .replaceFirst("\"selfService\" : true", "\"accounts\" : [\"111122223333\"]")
                        .replace("\"pk\" : \"b\"", "\"pk\" : \"new\""),
                false);
        assertThat(push(plan).show()).isTrue();
        assertThat(out.toString().lines())
                .containsExactly(
                        "~ a",
                        "    accounts: (none) -> [\"111122223333\"]",
                        "    selfService: true -> (none)",
                        "    targets: \"x\" -> \"svc-*\"",
                        "+ new",
                        "    principal: \"arn:aws:iam::111122223333:role/ci\"",
                        "    owner: \"platform\"",
                        "    reason: \"pipelines\"",
                        "  b is in the table only and stays; --delete would remove it",
                        "2 to write, 1 only in the table, 0 unchanged.");
        assertThat(items(table)).isEqualTo(before);
    }

    @Test
    void a_plan_says_what_is_new_in_a_list_that_is_too_long_for_its_line() throws IOException {
        String[] names = IntStream.range(0, 40).mapToObj(it -> "svc-" + it).toArray(String[]::new);
        put("a", Map.of("targets", texts(names)));
        String wanted = pull().replace("\"svc-39\"", "\"svc-40\", \"*\"");
        AllowlistPlan plan = plan(wanted + wanted.replace("\"pk\" : \"a\"", "\"pk\" : \"b\""), false);
        assertThat(push(plan).show()).isTrue();
        assertThat(out.toString().lines())
                .contains("    targets: added \"*\", \"svc-40\"; removed \"svc-39\"")
                .anyMatch(line -> line.startsWith("    targets: \"*\", \"svc-0\", ") && line.endsWith(" and 21 more"));
    }

    @Test
    void a_plan_that_cannot_be_printed_was_not_shown() throws IOException {
        put("a", Map.of("targets", text("x")));
        AllowlistPlan plan = plan(pull().replace("\"x\"", "\"svc-*\""), false);
        PrintWriter cutOff = new PrintWriter(new FullDisk(10));
        assertThat(new AllowlistPush(entries, plan, cutOff, new PrintWriter(err)).show())
                .isFalse();
    }

    @Test
    void after_a_push_the_table_says_what_the_file_says_and_a_set_stays_a_set() throws IOException {
        put("a", Map.of("networks", AttributeValue.fromSs(List.of("192.0.2.0/24")), "targets", text("x")));
        put("b", Map.of());
        String wanted = pull().replace("\"192.0.2.0/24\"", "\"192.0.2.0/24\",\"2001:db8::/32\"")
                .replace("\"targets\" : \"x\",", "\"stages\" : [\"CREATION\"],");
        assertThat(push(plan(wanted, false)).write()).isTrue();
        assertThat(plan(wanted, false).edits()).isEmpty();
        assertThat(items(table).get("a"))
                .containsEntry("networks", AttributeValue.fromSs(List.of("192.0.2.0/24", "2001:db8::/32")))
                .containsEntry("stages", texts("CREATION"))
                .doesNotContainKey("targets");
    }

    @Test
    void nothing_is_removed_unless_it_is_said() throws IOException {
        put("a", Map.of());
        assertThat(push(plan("{\"entries\":[]}", false)).write()).isTrue();
        assertThat(items(table)).containsOnlyKeys("a");
        AllowlistPlan removal = plan("{\"entries\":[]}", true);
        assertThat(push(removal).show()).isTrue();
        assertThat(out.toString()).endsWith("0 to write, 1 to remove, 0 only in the table, 0 unchanged.\n");
        assertThat(push(removal).write()).isTrue();
        assertThat(out.toString()).endsWith("a: removed\n1 of 1 written or removed.\n");
        assertThat(items(table)).isEmpty();
    }

    @Test
    void an_entry_that_somebody_changed_since_the_plan_is_left_and_named_and_the_others_are_written()
            throws IOException {
        for (String name : List.of("changed", "grown", "gone", "added", "kept", "quiet")) {
            put(name, Map.of("targets", text("x")));
        }
        String wanted = pull().replace("\"x\"", "\"y\"").replace("\"pk\" : \"added\"", "\"pk\" : \"fresh\"");
        AllowlistPlan plan = plan(wanted, true);
        put("changed", Map.of("targets", text("z")));
        put("grown", Map.of("targets", text("x"), "maxPrivilege", text("ADMIN")));
        put("fresh", Map.of());
        put("added", Map.of("targets", text("x"), "selfService", AttributeValue.fromBool(true)));
        LocalTables.DYNAMO_DB.deleteItem(it -> it.tableName(table).key(Map.of("pk", text("gone"))));
        Map<String, Map<String, AttributeValue>> before = items(table);

        assertThat(push(plan).write()).isFalse();
        assertThat(out.toString().lines().filter(line -> line.contains("somebody has changed it")))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("changed", "fresh", "gone", "grown", "added");
        assertThat(out.toString()).endsWith("2 of 7 written or removed.\n");
        Map<String, Map<String, AttributeValue>> after = items(table);
        for (String name : List.of("changed", "grown", "fresh", "added")) {
            assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
        }
        assertThat(after).doesNotContainKey("gone");
        assertThat(after.get("kept")).containsEntry("targets", text("y"));
    }

    @Test
    void what_somebody_else_wrote_meanwhile_in_the_same_words_is_written() throws IOException {
        put("a", Map.of("targets", text("x")));
        AllowlistPlan plan = plan(pull().replace("\"x\"", "\"y\""), false);
        put("a", Map.of("targets", text("y")));
        assertThat(push(plan).write()).isTrue();
    }

    @Test
    void a_table_that_is_not_there_or_has_other_keys_is_told_with_what_to_do() {
        StoredEntries missing = new StoredEntries(LocalTables.DYNAMO_DB, "missing", "eu-west-1");
        assertThatThrownBy(missing::arn)
                .isInstanceOf(TableTrouble.class)
                .hasMessageContaining("no table missing in eu-west-1", "--region", "AllowlistTable");
        StoredEntries chains = new StoredEntries(LocalTables.DYNAMO_DB, LocalTables.chains(), "us-east-1");
        assertThatThrownBy(chains::arn).isInstanceOf(TableTrouble.class).hasMessageContaining("no allowlist table");
        StoredEntries numbers = new StoredEntries(LocalTables.DYNAMO_DB, LocalTables.numbers(), "us-east-1");
        assertThatThrownBy(numbers::arn).isInstanceOf(TableTrouble.class).hasMessageContaining("no allowlist table");
    }
}
