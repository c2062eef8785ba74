package dev.latchkey.cloudtrail;

import static dev.latchkey.cloudtrail.CarriedRecords.A;
import static dev.latchkey.cloudtrail.CarriedRecords.B;
import static dev.latchkey.cloudtrail.CarriedRecords.SUBSCRIBED;
import static dev.latchkey.cloudtrail.CarriedRecords.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes in which other tools hand out the records that they keep. */
class CarriersTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        "FilterLogEvents",
                        "{\"events\":[{\"logStreamName\":\"s\",\"timestamp\":1,\"message\":%s,\"eventId\":\"1\"},"
                                + "{\"logStreamName\":\"s\",\"timestamp\":2,\"message\":%s,\"eventId\":\"2\"}],"
                                + "\"searchedLogStreams\":[]}"),
                Arguments.of("a subscription", SUBSCRIBED),
                Arguments.of(
                        "GetQueryResults of CloudWatch Logs",
                        "{\"results\":[[{\"field\":\"@timestamp\",\"value\":\"2026-03-14 02:11:07.000\"},"
                                + "{\"field\":\"@message\",\"value\":%s},{\"field\":\"@ptr\",\"value\":\"p\"}],"
                                + "[{\"field\":\"@message\",\"value\":%s}]],\"status\":\"Complete\"}"),
                Arguments.of(
                        "GetQueryResults of CloudTrail Lake",
                        "{\"QueryStatus\":\"FINISHED\",\"QueryResultRows\":[[{\"eventJson\":%s}],"
                                + "[{\"eventName\":\"RunInstances\"},{\"eventjson\":%s}]]}"),
                Arguments.of(
                        "an export of Splunk's, a line each",
                        "{\"preview\":false,\"offset\":0,\"result\":{\"_time\":\"t\",\"_raw\":%s}}\n"
                                + "{\"preview\":false,\"offset\":1,\"lastrow\":true,\"result\":{\"_raw\":%s}}"),
                Arguments.of(
                        "results of Splunk's with fields that it extracted",
                        "{\"preview\":false,\"results\":[{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                                + "\"_raw\":%s},{\"userIdentity.arn\":\"x\",\"_raw\":%s}]}"),
                Arguments.of(
                        "Elasticsearch's, a line each",
                        "{\"_index\":\"i\",\"_source\":{\"event\":{\"action\":\"x\",\"original\":%s}}}\n"
                                + "{\"event\":{\"original\":%s}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void the_records_in_an_answer_are_read(String of, String answer) throws IOException {
        String compact = answer.formatted(text(A), text(B));
        assertThat(read(compact)).as(of).containsExactly("a", "b");
        assertThat(read(compact + "\n" + compact)).as(of).containsExactly("a", "b", "a", "b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void and_so_they_are_over_several_lines(String of, String answer) throws IOException {
        StringBuilder pretty = new StringBuilder();
        for (String line : answer.formatted(text(A), text(B)).split("\n", -1)) {
            pretty.append(Given.json(line).toPrettyString()).append('\n');
        }
        assertThat(read(pretty.toString())).as(of).containsExactly("a", "b");
    }

    @Test
    void each_line_of_an_export_of_cloudwatch_logs_begins_with_its_time() throws IOException {
        assertThat(read("2026-03-14T02:11:07.000Z " + A + "\n2026-03-14T02:11:08.123Z " + A + "\n" + A))
                .containsExactly("a", "a", "a");
        assertThat(read("2026-03-14T02:11:07.000Z not a record\n2026-03-14T02:11:07.000Z " + A))
                .hasSize(2)
                .endsWith("a");
    }

    @Test
    void what_is_sent_to_a_subscriber_may_be_longer_than_any_record() throws IOException {
        String padding = " ".repeat(RecordJson.LONGEST / 2);
        String sent = SUBSCRIBED.formatted(text(A + padding), text(B + padding));
        assertThat(read(SUBSCRIBED.formatted(text(A), text(A)) + "\n" + sent + "\n" + sent))
                .containsExactly("a", "a", "a", "b", "a", "b");
        assertThat(read(sent + sent)).containsExactly("a", "b", "a", "b");
    }

    @Test
    void what_was_sent_packed_and_packed_once_more_on_its_way_is_named_as_that() throws IOException {
        byte[] sent = Collected.gzip(SUBSCRIBED.formatted(text(A), text(B)));
        assertThat(Collected.of(Collected.write(folder, sent))).containsExactly("a", "b");
        assertThat(Collected.of(Collected.write(folder, Collected.gzip(sent))))
                .containsExactly("<packed twice by gzip: unpack it once>");
    }

    @Test
    void a_message_that_is_no_record_is_given_as_it_came_and_a_broken_record_is_named() throws IOException {
        String control = TextNode.valueOf("CWL CONTROL MESSAGE: Checking health of destination.")
                .toString();
        assertThat(read(SUBSCRIBED.formatted(control, text(A)))).containsExactly("1", "a");
        List<String> cut = read(SUBSCRIBED.formatted(text(A.substring(0, 20)), text(A)));
        assertThat(cut).hasSize(2).endsWith("a");
        assertThat(cut.get(0)).startsWith("<not JSON");
    }

    @Test
    void a_record_as_a_text_may_be_over_several_lines() throws IOException {
        assertThat(read("{\"message\":" + text("\n " + Given.json(A).toPrettyString()) + "}"))
                .containsExactly("a");
    }

    private List<String> read(String content) throws IOException {
        return Collected.of(Collected.write(folder, content.getBytes(StandardCharsets.UTF_8)));
    }
}
