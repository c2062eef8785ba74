package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.FaultyLine;
import dev.latchkey.aws.HttpDynamo;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The command as a pipeline runs it, on a table behind HTTP: what it removes, and what it takes for a mistake. */
class PushDeleteTest {

    private static final HttpDynamo DYNAMO = new HttpDynamo(new FaultyLine(), 1);
    private static final Map<String, String> PROPERTIES = Map.of(
            "aws.endpointUrl", DYNAMO.uri(),
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test");

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private final String table = LocalTables.allowlist(DYNAMO.client());

    @BeforeAll
    static void pointTheSdkToIt() {
        PROPERTIES.forEach(System::setProperty);
    }

    @AfterAll
    static void close() {
        PROPERTIES.keySet().forEach(System::clearProperty);
        DYNAMO.close();
    }

    @BeforeEach
    void fill() {
        List.of("a", "b")
                .forEach(name -> DYNAMO.client()
                        .putItem(put -> put.tableName(table)
                                .item(Map.of(
                                        "pk", AttributeValue.fromS(name),
                                        "principal", AttributeValue.fromS("arn:aws:iam::111122223333:role/ci"),
                                        "owner", AttributeValue.fromS("platform"),
                                        "reason", AttributeValue.fromS("pipelines")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"entries\":[]}", "[]", "[%s]"})
    void a_file_with_none_of_the_tables_entries_removes_none_though_it_is_not_asked(String file) throws IOException {
        Run run = push(file.formatted(entry("of-another-stack")), "--delete", "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("2 to remove");
        assertThat(run.err())
                .startsWith("latchkey: nothing is changed: this would remove every entry")
                .contains("--delete-all");
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void it_removes_them_if_that_is_said() throws IOException {
        assertThat(push("[]", "--delete-all", "--yes").exitCode()).isZero();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipelines", "another reason"})
    void all_but_one_are_removed_without_more_ado(String reason) throws IOException {
        assertThat(push(entry("a").replace("pipelines", reason), "--delete", "--yes")
                        .exitCode())
                .isZero();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_table_that_is_empty_has_nothing_to_lose() throws IOException {
        push("[]", "--delete-all", "--yes");
        assertThat(push(entry("a"), "--delete", "--yes").exitCode()).isZero();
        assertThat(names()).containsExactly("a");
    }

    private Run push(String file, String... more) throws IOException {
        Path written = Files.writeString(folder.resolve("allow.json"), file);
        return Run.latchkey(
                Stream.of(List.of("allowlist", "push", "--table", table, "--file", written.toString()), List.of(more))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    private static String entry(String name) {
        return "{\"pk\":\"%s\",\"principal\":\"arn:aws:iam::111122223333:role/ci\",\"owner\":\"platform\","
                        .formatted(name)
                + "\"reason\":\"pipelines\",\"targets\":\"svc-*\"}";
    }

    private List<String> names() {
        return DYNAMO.client().scan(scan -> scan.tableName(table)).items().stream()
                .map(item -> item.getOrDefault("pk", AttributeValue.fromS("")).s())
                .sorted()
                .toList();
    }
}
