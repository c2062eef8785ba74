package dev.latchkey.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.review.AllowlistReview;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which entries are too large to be reviewed in the seconds that a function has. */
class TooLargeEntryTest {

    @Test
    void an_entry_of_more_than_600_values_is_too_large_for_whoever_has_seconds() {
        int others = WrittenEntry.texts(with(400, 1, "")).size() - 401;
        assertThat(AllowlistReview.isTooLarge(with(400, 200 - others, ""))).isFalse();
        assertThat(AllowlistReview.isTooLarge(with(400, 201 - others, ""))).isTrue();
    }

    @Test
    void so_is_one_of_more_than_8192_characters() {
        String word = "t".repeat(200);
        int characters = WrittenEntry.texts(with(39, 1, word)).stream()
                .mapToInt(String::length)
                .sum();
        String most = "a".repeat(8_192 - characters + 1);
        assertThat(AllowlistReview.isTooLarge(with(39, 1, word, most))).isFalse();
        assertThat(AllowlistReview.isTooLarge(with(39, 1, word, most + "a"))).isTrue();
    }

    private static AllowlistEntry with(int targets, int services, String word) {
        return with(targets, services, word, "a");
    }

    private static AllowlistEntry with(int targets, int services, String word, String service) {
        List<String> names = numbered(word, targets);
        List<String> hosts = services == 1 ? List.of(service) : numbered(service, services);
        List<String> whole = hosts.stream().map(host -> host + ".amazonaws.com").toList();
        return EntryAttributes.entry(Map.of("targets", names, "viaServices", whole));
    }

    private static List<String> numbered(String word, int number) {
        return IntStream.range(100, 100 + number).mapToObj(at -> word + at).toList();
    }
}
