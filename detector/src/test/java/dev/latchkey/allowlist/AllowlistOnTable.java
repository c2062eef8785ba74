package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.replay.FileAllowlist;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An allowlist table, and files to hold against it. */
abstract class AllowlistOnTable {

    @TempDir
    Path folder = Path.of("never used: JUnit sets it");

    final String table = LocalTables.allowlist();
    final StoredEntries entries = new StoredEntries(LocalTables.DYNAMO_DB, table, "us-east-1");
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    AllowlistPush push(AllowlistPlan plan) {
        return new AllowlistPush(entries, plan, new PrintWriter(out), new PrintWriter(err));
    }

    AllowlistPlan plan(String json, boolean delete) throws IOException {
        return AllowlistPlan.of(entries.read(), file(json), delete);
    }

    List<ObjectNode> file(String json) throws IOException {
        FileAllowlist file = FileAllowlist.read(Files.writeString(folder.resolve("allow.json"), json));
        assertThat(file.read().problems()).isEmpty();
        return file.objects();
    }

    String pull() throws IOException {
        Path file = folder.resolve("pulled.json");
        AllowlistFile.write(file, entries.read().values());
        return Files.readString(file);
    }

    void put(String name, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "pk", text(name),
                "principal", text("arn:aws:iam::111122223333:role/ci"),
                "owner", text("platform"),
                "reason", text("pipelines")));
        item.putAll(more);
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
    }

    static Map<String, Map<String, AttributeValue>> items(String table) {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        LocalTables.DYNAMO_DB
                .scan(scan -> scan.tableName(table))
                .items()
                .forEach(item -> items.put(
                        String.valueOf(item.getOrDefault("pk", text("")).s()), item));
        return items;
    }

    static AttributeValue texts(String... texts) {
        return AttributeValue.fromL(
                List.of(texts).stream().map(AllowlistPushTest::text).toList());
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
