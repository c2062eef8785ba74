package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {

    private static final String EMOJI = "\uD83D\uDD11";

    @Test
    void a_text_of_just_the_longest_length_stays_whole() {
        String longest = "a".repeat(BoundedText.LONGEST);
        assertThat(BoundedText.of(longest)).isEqualTo(longest);
    }

    @Test
    void a_text_one_character_longer_is_cut() {
        assertThat(BoundedText.of("a".repeat(BoundedText.LONGEST + 1))).hasSize(BoundedText.LONGEST);
    }

    @Test
    void a_character_on_the_edge_is_not_left_in_half() {
        String text = "a".repeat(BoundedText.LONGEST - 1) + EMOJI;
        assertThat(BoundedText.of(text)).hasSize(BoundedText.LONGEST).endsWith("a\uFFFD");
    }

    @Test
    void halves_of_characters_are_replaced_and_whole_ones_stay() {
        assertThat(BoundedText.of("\uD83D!" + EMOJI + "!\uDD11")).isEqualTo("\uFFFD!" + EMOJI + "!\uFFFD");
    }
}
