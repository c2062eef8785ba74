package dev.latchkey.cloudtrail;

import static dev.latchkey.cloudtrail.CarriedRecords.A;
import static dev.latchkey.cloudtrail.CarriedRecords.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer of which only a page was kept. */
class PagedAnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[{\"message\":%s}],\"nextToken\":\"n\"}",
                "{\"NextToken\" : \"n\", \"Events\":[{\"CloudTrailEvent\":%s}]}",
                "{\"QueryResultRows\":[[{\"eventJson\":%s}]],\"NextToken\":\"n\"}"
            })
    void an_answer_that_names_the_next_one_says_that_it_goes_on(String answer) throws IOException {
        String compact = answer.formatted(text(A));
        String pretty = Given.json(compact).toPrettyString();
        String last = compact.replaceFirst("\"n\"", "null");
        assertThat(goesOn(compact)).isTrue();
        assertThat(goesOn(pretty)).isTrue();
        assertThat(goesOn(compact + compact)).isTrue();
        assertThat(goesOn(last)).isFalse();
        assertThat(goesOn(Given.json(last).toPrettyString())).isFalse();
        assertThat(goesOn(A.replaceFirst("}$", ",\"NextToken\":\"n\"}"))).isFalse();
    }

    private static boolean goesOn(String content) throws IOException {
        boolean[] said = {false};
        LogFile.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), new LogFile.Records() {
            @Override
            public void record(int place, JsonNode node) {
                // Only whether it goes on is asked.
            }

            @Override
            public void unreadable(int place, String reason) {
                throw new AssertionError(reason);
            }

            @Override
            public void goesOn() {
                said[0] = true;
            }
        });
        return said[0];
    }
}
