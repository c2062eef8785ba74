package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.DynamoDbAllowlist;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.detection.allowlist.Allowlist.Entries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The same items are the same entries, and the same problems, from a file and from the table. */
class FileAndTableTest {

    private static final String ITEMS = """
            {"pk":"a","principal":"arn:aws:iam::111122223333:role/ci","owner":"o","reason":"r"}
            {"pk":"b","principal":"*","owner":"o","reason":"r","accounts":["111122223333","444455556666"],\
            "networks":["2001:db8::/32","192.0.2.0/24"],"viaServices":"sso.amazonaws.com","stages":["GRANT"],\
            "targets":["x*","y"],"maxPrivilege":"ADMIN","people":["ada@*"],"selfService":true,\
            "expires":"2027-01-31T00:00:00Z"}
            {"pk":"c","principal":"*","owner":"o","reason":"r","operations":["CreateUser"],"selfService":"false"}
            {"pk":"d","principal":"*","owner":"<who>","reason":"r"}
            {"pk":"e","principal":["*"],"owner":"o","reason":"r"}
            {"pk":"f","principal":"*","owner":"o","reason":"r","accounts":[111122223333]}
            {"pk":"g","principal":"*","owner":"o","reason":"r","accounts":111122223333}
            {"pk":"h","principal":"*","owner":"o","reason":"r","selfService":null}
            {"pk":"i","principal":"*","owner":"o","reason":"r","targets":[["x"]]}
            {"pk":"j","principal":"*","owner":"o","reason":"r","targets":{"x":"y"}}
            {"pk":"k","principal":"*","owner":"o","reason":"r","targets":[true]}
            {"pk":"l","principal":"*","owner":"o","reason":"r","networks":["192.0.2.1/24"]}
            """;

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void lists_are_the_same_from_both() throws IOException {
        compare(false);
    }

    @Test
    void sets_of_texts_are_the_same_as_lists() throws IOException {
        compare(true);
    }

    private void compare(boolean sets) throws IOException {
        Path file = Files.writeString(folder.resolve("allow.jsonl"), ITEMS);
        Entries fromFile = FileAllowlist.read(file).read();
        Entries fromTable = fromTable(sets);
        assertThat(fromFile.entries()).hasSize(3);
        assertThat(Set.copyOf(fromTable.entries())).isEqualTo(Set.copyOf(fromFile.entries()));
        assertThat(fromFile.problems()).hasSize(9);
        assertThat(fromTable.problems())
                .containsExactlyInAnyOrderElementsOf(fromFile.problems().stream()
                        .map(problem -> problem.substring((file + ": ").length()))
                        .toList());
    }

    private static Entries fromTable(boolean sets) throws IOException {
        String table = LocalTables.allowlist();
        for (String line : ITEMS.lines().toList()) {
            Map<String, AttributeValue> item = new HashMap<>();
            new ObjectMapper()
                    .readTree(line)
                    .propertyStream()
                    .forEach(it -> item.put(it.getKey(), attribute(it.getValue(), sets)));
            LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
        }
        return new DynamoDbAllowlist(LocalTables.DYNAMO_DB, table).read();
    }

    private static AttributeValue attribute(JsonNode value, boolean sets) {
        List<JsonNode> elements = value.valueStream().toList();
        return switch (value.getNodeType()) {
            case STRING -> AttributeValue.fromS(value.asText());
            case BOOLEAN -> AttributeValue.fromBool(value.asBoolean());
            case NUMBER -> AttributeValue.fromN(value.asText());
            case OBJECT -> AttributeValue.fromM(Map.of("x", AttributeValue.fromS("y")));
            case ARRAY ->
                sets && elements.stream().allMatch(JsonNode::isTextual)
                        ? AttributeValue.fromSs(
                                elements.stream().map(JsonNode::asText).toList())
                        : AttributeValue.fromL(elements.stream()
                                .map(element -> attribute(element, sets))
                                .toList());
            default -> AttributeValue.fromNul(true);
        };
    }
}
