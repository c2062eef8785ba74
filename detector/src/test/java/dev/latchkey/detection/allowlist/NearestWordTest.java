package dev.latchkey.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    @Test
    void one_letter_in_four_may_be_missing_wrong_or_too_many() {
        NearestWord nearest = new NearestWord(List.of("networks", "targets"));
        assertThat(nearest.to("netwrks")).contains("networks");
        assertThat(nearest.to("Networcs")).contains("networks");
        assertThat(nearest.to("taargetss")).contains("targets");
        assertThat(nearest.to("tagges")).isEmpty();
    }

    @Test
    void a_letter_before_the_word_is_as_wrong_as_one_behind_it() {
        assertThat(new NearestWord(List.of("xabc")).to("abcd")).isEmpty();
        assertThat(new NearestWord(List.of("abcx")).to("zabc")).isEmpty();
        assertThat(new NearestWord(List.of("xabc")).to("abc")).contains("xabc");
    }

    @Test
    void the_word_with_fewer_slips_is_meant_and_of_as_many_the_first() {
        assertThat(new NearestWord(List.of("abcdefgx", "abcdefxx")).to("abcdefgh"))
                .contains("abcdefgx");
        assertThat(new NearestWord(List.of("abcdefxx", "abcdefgx")).to("abcdefgh"))
                .contains("abcdefgx");
        assertThat(new NearestWord(List.of("abcy", "abcx")).to("abcz")).contains("abcx");
    }
}
