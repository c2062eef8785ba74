package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordSearchTest {

    private static final String WORD = "\"iam.amazonaws.com";
    private static final int BEHIND = 7;

    static IntStream places() {
        return IntStream.rangeClosed(0, 24);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_word_is_found_wherever_it_stands(int place) {
        assertThat(begins("x".repeat(place) + WORD + "xxx", WORD)).containsExactly(place);
    }

    @ParameterizedTest
    @MethodSource("places")
    void so_is_an_escape(int place) {
        byte[] bytes = bytes("x".repeat(place) + "\\" + "x".repeat(30));
        assertThat(search(WORD).next(bytes, 0, bytes.length - BEHIND)).isEqualTo(place / 8 * 8);
    }

    @Test
    void of_nothing_the_end_is_passed() {
        byte[] bytes = bytes("x".repeat(13));
        assertThat(search(WORD).next(bytes, 0, 13)).isEqualTo(16);
        assertThat(search(WORD).next(bytes(""), 0, 0)).isZero();
    }

    @Test
    void every_word_is_found_however_much_words_have_in_common() {
        List<String> words = List.of(WORD, "x" + WORD, "\"sts.amazonaws.com", "aaaaaaaaaaaaaaaa", "x\"iam.amazonaws");
        for (String word : words) {
            assertThat(begins("----" + word + "----", words.toArray(new String[0])))
                    .contains(4);
        }
    }

    @Test
    void fourteen_bytes_are_too_short_a_word() {
        assertThat(begins("abcdefghijklmno", "abcdefghijklmno")).containsExactly(0);
        assertThatThrownBy(() -> search("abcdefghijklmn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("abcdefghijklmn");
    }

    private static List<Integer> begins(String text, String... words) {
        byte[] bytes = bytes(text);
        WordSearch search = search(words);
        List<Integer> begins = new ArrayList<>();
        for (int at = search.next(bytes, 0, text.length());
                at < text.length();
                at = search.next(bytes, at + 8, text.length())) {
            for (int offset = 0; offset < 8; offset++) {
                if ((search.offsets(bytes, at) >> offset & 1) == 1) {
                    begins.add(at - offset);
                }
            }
        }
        return begins.stream().distinct().toList();
    }

    private static WordSearch search(String... words) {
        return new WordSearch(Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toList());
    }

    private static byte[] bytes(String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + BEHIND);
    }
}
