package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fast way may pass over, and what it must leave to the strict reader. */
class PrefilterTest {

    private static final String OTHER = "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\"}";
    private static final String OURS = "{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\"}";

    @Test
    void records_of_other_services_are_passed_over_and_counted_at_their_places() throws IOException {
        Outcome outcome = Outcome.fast(delivered(OTHER, OURS, OTHER));
        assertThat(outcome.unwatched()).containsExactly(1, 3);
        assertThat(outcome.records()).containsOnlyKeys(2);
    }

    @Test
    void characters_beyond_ascii_in_texts_are_passed_over() throws IOException {
        String other = OTHER.replace("}", ",\"\u00e9\":\"\u00e9\u20ac\ud83d\ude00\u0800\uffff\"}");
        assertThat(Outcome.fast(delivered(other, OURS)).unwatched()).containsExactly(1);
    }

    @Test
    void more_calls_of_ours_than_fit_into_memory_as_trees_are_left_to_the_strict_reader() throws IOException {
        String[] ours = new String[1 + Prefilter.MOST_HELD / OURS.length()];
        Arrays.fill(ours, OURS);
        String file = delivered(ours);
        assertThat(isReadAtOnce(file)).isFalse();
        assertThat(Outcome.fast(file).records()).hasSize(ours.length);
        assertThat(isReadAtOnce(delivered(Arrays.copyOf(ours, ours.length - 1))))
                .isTrue();
    }

    @Test
    void a_last_line_end_is_allowed() throws IOException {
        assertThat(Outcome.fast(delivered(OTHER) + "\n").unwatched()).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'eventSource':'iam.amazonaws.com','eventName':'CreateUser'}",
                "{'eventSource':'\\u0069am.amazonaws.com','eventName':'CreateUser'}",
                "{'eventSource':'iam.amazonaws.com','eventName':'Create\\u0055ser'}",
                "{'eventSource':'s3.amazonaws.com','eventName':'CreateUser','eventSource':'iam.amazonaws.com'}",
                "{'eventSource':'iam.amazonaws.com','eventName':'x','eventName':'CreateUser'}",
                "{'detail':{'eventSource':'iam.amazonaws.com','eventName':'CreateUser'},'eventSource':'x','eventName':'y'}",
                "{'eventSource':'x'}",
                "{'eventSource':' ','eventName':'y'}",
                "{'eventSource':null,'eventName':'y'}",
                "{'eventSource':'','eventSource':'x','eventName':'y'}",
                "{'eventName':['CreateUser'],'eventSource':'x'}",
            })
    void what_could_be_ours_or_is_no_good_record_is_read_in_full(String record) throws IOException {
        Outcome outcome = Outcome.fast(delivered(OTHER, record.replace('\'', '"'), OTHER));
        assertThat(outcome.unwatched()).containsExactly(1, 3);
        assertThat(outcome.records().size() + outcome.unreadable().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event\\u0053ource':'iam.amazonaws.com'}",
                "{'Records':[]}",
                "{'Events':[]}",
                "{'CloudTrailEvent':'x'}",
                "{'a':01}",
                "{'a':1.}",
                "{'a':-}",
                "{'a':1e5}",
                "{'a':tru}",
                "{'a':'\t'}",
                "{'a':'\\x'}",
                "{'a':'\\u00g0'}",
                "{'a':1,}",
                "{,}",
                "{'a' :1}",
                "{'a':[1,]}",
                "{'a'}",
                "{a:1}",
                "1",
                "[]",
                "{'a':'b}",
                "{} ",
            })
    void a_file_with_anything_that_is_not_surely_right_goes_the_strict_way_whole(String odd) throws IOException {
        String file = delivered(OTHER, odd.replace('\'', '"'));
        assertThat(isReadAtOnce(file)).isFalse();
        PrefilterPropertyTest.assertSame(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"Records\":[", "{\"Records\":[]}", "{\"Records\":{}}", "[" + "1]"})
    void what_is_not_a_delivered_file_goes_the_strict_way(String text) throws IOException {
        assertThat(Outcome.fast(text)).isEqualTo(Outcome.strict(text));
    }

    @Test
    void cut_off_at_any_byte_it_gives_what_the_strict_reader_gives() throws IOException {
        String whole = delivered(OTHER, OURS, OTHER);
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThat(isReadAtOnce(cut)).as(cut).isFalse();
            PrefilterPropertyTest.assertSame(cut);
        }
    }

    @Test
    void more_behind_the_end_is_not_swallowed() throws IOException {
        String two = delivered(OTHER) + "\n" + delivered(OURS) + "\n";
        assertThat(isReadAtOnce(two)).isFalse();
        assertThat(Outcome.fast(two).records()).containsOnlyKeys(2);
    }

    @Test
    void what_a_longer_file_left_in_the_buffer_is_never_read_again() throws IOException {
        String whole = delivered(Collections.nCopies(100_000, OTHER).toArray(new String[0]));
        assertThat(Outcome.fast(whole).unwatched()).hasSize(100_000);
        String cut = whole.substring(0, whole.length() / 2);
        PrefilterPropertyTest.assertSame(cut);
    }

    @Test
    void trouble_while_reading_comes_after_what_was_read_before_it() {
        String whole = delivered(OURS, OTHER);
        Outcome.Recorder recorder = new Outcome.Recorder();
        assertThatThrownBy(() -> LogFile.read(
                        new SequenceInputStream(
                                new ByteArrayInputStream(Arrays.copyOf(bytes(whole), 60)), Outcome.failing()),
                        recorder))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void what_holds_records_is_no_record_in_a_sealed_file_either() throws IOException {
        String holds = "{'eventVersion':'1.11','eventSource':'s3.amazonaws.com','eventName':'x','Records':[]}";
        String file = delivered(holds.replace('\'', '"'), OURS);
        Outcome fast = Outcome.read(new ByteArrayInputStream(Collected.gzip(file)));
        assertThat(fast).isEqualTo(Outcome.strict(file));
        assertThat(fast.records()).containsOnlyKeys(1);
    }

    @Test
    void of_records_that_are_read_one_by_one_those_of_other_services_are_passed_over_too() throws IOException {
        for (String file : List.of(OTHER + "\n" + OURS, OTHER + " " + OURS, "[ " + OTHER + " ,\n" + OURS + "]")) {
            Outcome outcome = Outcome.fast(file);
            assertThat(outcome.unwatched()).as(file).containsExactly(1);
            assertThat(outcome.records()).as(file).containsOnlyKeys(2);
        }
    }

    private static boolean isReadAtOnce(String file) throws IOException {
        Block text = new Block();
        assertThat(text.fill(new ByteArrayInputStream(bytes(file)))).isTrue();
        return Prefilter.reads(text, false, new Outcome.Recorder());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String delivered(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }
}
