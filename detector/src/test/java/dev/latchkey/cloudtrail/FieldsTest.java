package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.call.BoundedText;
import dev.latchkey.detection.call.MalformedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'b', b", "7, 7", "true, true", "1.5, 1.5"})
    void a_scalar_counts_as_its_text(String value, String text) {
        assertThat(fields("{'a':{'x':" + value + "}}").text("a.x")).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'a':null}", "{'a':'x'}", "{'a':['x']}", "{'a':{'x':{}}}", "{'a':{'x':' '}}", "[]", "7"})
    void where_no_text_is_nothing_is(String json) {
        assertThat(fields(json).text("a.x")).isEmpty();
        assertThatThrownBy(() -> fields(json).required("a.x"))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("no a.x");
    }

    @Test
    void a_text_is_bounded_but_a_document_is_whole() {
        Fields fields = fields("{'a':'" + "b".repeat(5_000) + "'}");
        assertThat(fields.text("a").orElseThrow()).hasSize(BoundedText.LONGEST);
        assertThat(fields.document("a").orElseThrow()).hasSize(5_000);
    }

    @Test
    void a_half_character_is_replaced() {
        assertThat(fields("{'a':'x\\ud83d'}").text("a")).contains("x\uFFFD");
    }

    private static Fields fields(String json) {
        return new Fields(Given.json(json));
    }
}
