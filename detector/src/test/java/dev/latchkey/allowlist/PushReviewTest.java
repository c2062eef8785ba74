package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushReviewTest {

    private static final Instant NOW = Instant.parse("2026-03-14T00:00:00Z");
    private static final Map<String, String> TIGHT = Map.of(
            "principal",
            "arn:aws:iam::111122223333:role/ci",
            "targets",
            "svc-backup",
            "expires",
            "2026-09-01T00:00:00Z");

    @Test
    void what_approves_whoever_wants_is_refused() {
        PushReview review = review(TIGHT, with("principal", "*"));
        assertThat(review.isTaken()).isFalse();
        assertThat(review.lines()).singleElement().asString().startsWith("lint refuses: entry e1: principal is wider");
    }

    @Test
    void what_can_never_match_is_refused() {
        PushReview review = review(with("operations", "createuser"));
        assertThat(review.isTaken()).isFalse();
        assertThat(review.lines()).singleElement().asString().contains("lint refuses: entry e0: no such operation");
    }

    /** Else nobody could change the list any more from the day on which one entry of it ends. */
    @Test
    void what_has_expired_is_asked_about_and_keeps_nobody_out() {
        PushReview review = review(TIGHT, with("expires", "2026-01-01T00:00:00Z"));
        assertThat(review.isTaken()).isTrue();
        assertThat(review.lines()).singleElement().asString().startsWith("lint asks: entry e1: expired at 2026-01-01");
    }

    @Test
    void a_warning_is_asked_about_and_no_more() {
        PushReview review = review(with("expires", "2026-03-20T00:00:00Z"));
        assertThat(review.isTaken()).isTrue();
        assertThat(review.lines()).singleElement().asString().startsWith("lint asks: entry e0: expires soon");
    }

    @Test
    void what_cannot_be_read_is_refused_as_it_was_told() {
        PushReview review = PushReview.of(new Allowlist.Entries(List.of(), List.of("entry x: no pk")), NOW);
        assertThat(review).isEqualTo(new PushReview(List.of("entry x: no pk"), false));
    }

    /** The detector would read some of them, and nobody knows which. */
    @Test
    void more_than_a_table_is_read_of_are_refused() {
        List<AllowlistEntry> entries = IntStream.rangeClosed(1, Allowlist.MOST_ENTRIES + 1)
                .mapToObj(at -> entry("e" + at, TIGHT))
                .toList();
        PushReview review = PushReview.of(new Allowlist.Entries(entries, List.of()), NOW);
        assertThat(review.isTaken()).isFalse();
        assertThat(review.lines()).singleElement().asString().startsWith("lint refuses: entry e2001: is one of 2,001");
    }

    private static Map<String, String> with(String attribute, String text) {
        Map<String, String> entry = new HashMap<>(TIGHT);
        entry.put(attribute, text);
        return entry;
    }

    @SafeVarargs
    private static PushReview review(Map<String, String>... written) {
        List<AllowlistEntry> entries = IntStream.range(0, written.length)
                .mapToObj(at -> entry("e" + at, written[at]))
                .toList();
        return PushReview.of(new Allowlist.Entries(entries, List.of()), NOW);
    }

    private static AllowlistEntry entry(String name, Map<String, String> written) {
        Map<String, Object> all = new HashMap<>(written);
        all.putAll(Map.of("pk", name, "owner", "platform", "reason", "pipelines"));
        return AllowlistEntry.of(all);
    }
}
