package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.TableTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AllowlistPushTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private final String table = LocalTables.allowlist();
    private final StoredEntries entries = new StoredEntries(LocalTables.DYNAMO_DB, table, "us-east-1");
    private final StringWriter out = new StringWriter();

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
        assertThat(new AllowlistPush(copy, all, new PrintWriter(out)).write()).isTrue();
        assertThat(AllowlistFile.text(copy.read().values())).isEqualTo(pulled);
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
        push(plan).show();
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
        assertThat(push(plan("{\"entries\":[]}", true)).write()).isTrue();
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
        assertThat(out.toString()).endsWith("2 of 7 written.\n");
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
    }

    private AllowlistPush push(AllowlistPlan plan) {
        return new AllowlistPush(entries, plan, new PrintWriter(out));
    }

    private AllowlistPlan plan(String json, boolean delete) throws IOException {
        return AllowlistPlan.of(entries.read(), file(json), delete);
    }

    private List<ObjectNode> file(String json) throws IOException {
        FileAllowlist file = FileAllowlist.read(Files.writeString(folder.resolve("allow.json"), json));
        assertThat(file.read().problems()).isEmpty();
        return file.objects();
    }

    private String pull() throws IOException {
        Path file = folder.resolve("pulled.json");
        AllowlistFile.write(file, entries.read().values());
        return Files.readString(file);
    }

    private void put(String name, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "pk", text(name),
                "principal", text("arn:aws:iam::111122223333:role/ci"),
                "owner", text("platform"),
                "reason", text("pipelines")));
        item.putAll(more);
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
    }

    private static Map<String, Map<String, AttributeValue>> items(String table) {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        LocalTables.DYNAMO_DB
                .scan(scan -> scan.tableName(table))
                .items()
                .forEach(item -> items.put(
                        String.valueOf(item.getOrDefault("pk", text("")).s()), item));
        return items;
    }

    private static AttributeValue texts(String... texts) {
        return AttributeValue.fromL(
                List.of(texts).stream().map(AllowlistPushTest::text).toList());
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
