package dev.latchkey.cloudtrail;

import static dev.latchkey.cloudtrail.CarriedRecords.A;
import static dev.latchkey.cloudtrail.CarriedRecords.B;
import static dev.latchkey.cloudtrail.CarriedRecords.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a carrier of records and is none. */
class NoCarrierTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"message\":%s",
                ",\"eventJson\":%s",
                ",\"result\":{\"_raw\":%s}",
                ",\"events\":[{\"message\":%s}]",
                ",\"results\":[%s]",
                ",\"event\":{\"original\":%s}",
                ",\"logEvents\":[{\"message\":%s}]",
                ",\"requestParameters\":{\"_raw\":%s}",
                ",\"requestParameters\":{\"CloudTrailEvent\":%s}"
            })
    void nobody_can_make_a_record_of_what_stands_in_one(String more) throws IOException {
        String outer = A.substring(0, A.length() - 1) + more.formatted(text(B)) + "}";
        assertThat(read("{\"Records\":[" + outer + "]}")).containsExactly("a");
        assertThat(read("{\"events\":[{\"message\":" + text(outer) + "}]}")).containsExactly("a");
        assertThat(read(outer)).containsExactly("a");
        assertThat(read(outer + outer)).containsExactly("a", "a");
        assertThat(read(Given.json(outer).toPrettyString())).containsExactly("a");
    }

    @Test
    void an_envelope_is_no_carrier_whatever_its_event_says() throws IOException {
        String envelope =
                "{\"id\":\"e\",\"detail-type\":\"x\",\"detail\":{\"eventSource\":\"x\",\"message\":%s,\"_raw\":%s}}";
        assertThat(read(envelope.formatted(text(B), text(B)))).containsExactly("e");
        String listed = "{\"id\":\"e\",\"detail-type\":\"x\",\"detail\":" + A + ",\"events\":[" + B + "]}";
        assertThat(read(listed)).containsExactly("e");
        assertThat(read(Given.json(listed).toPrettyString())).containsExactly("e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0} was not found", "{{ name }}", "{name}", "{", "<{}>"})
    void a_text_that_only_begins_with_a_brace_is_no_broken_record(String text) throws IOException {
        String json = TextNode.valueOf(text).toString();
        assertThat(read("{\"id\":\"m\",\"message\":" + json + "}")).containsExactly("m");
        assertThat(read("{\"results\":[" + json + "]}")).containsExactly("no id");
    }

    private List<String> read(String content) throws IOException {
        return Collected.of(Collected.write(folder, content.getBytes(StandardCharsets.UTF_8)));
    }
}
