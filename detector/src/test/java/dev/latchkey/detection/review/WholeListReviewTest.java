package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of entries only where they stand together. */
class WholeListReviewTest {

    @Test
    void more_entries_than_are_read_of_a_table_are_an_error_and_as_many_are_none() {
        List<AllowlistEntry> entries = IntStream.rangeClosed(0, Allowlist.MOST_ENTRIES)
                .mapToObj(at -> EntryAttributes.entry(Map.of("pk", "e" + at, "targets", "svc-" + at)))
                .toList();
        assertThat(AllowlistReview.ofAll(entries.subList(1, entries.size()), NOON))
                .isEmpty();
        assertThat(AllowlistReview.ofAll(entries, NOON)).singleElement().satisfies(remark -> {
            assertThat(remark.isError()).isTrue();
            assertThat(remark.inWords()).startsWith("entry e2000: is one of 2,001, and of a table 2,000 are read");
        });
    }

    @Test
    void an_entry_that_has_expired_makes_no_other_needless() {
        assertThat(needless(NOON.plusSeconds(1))).containsExactly("entry wide covers all that this one does");
        assertThat(needless(NOON)).isEmpty();
    }

    /** Of an entry beside a wider one that ends then. */
    private static List<String> needless(Instant end) {
        AllowlistEntry wide =
                EntryAttributes.entry(Map.of("pk", "wide", "targets", "svc-*", "expires", end.toString()));
        AllowlistEntry narrow =
                EntryAttributes.entry(Map.of("pk", "narrow", "targets", "svc-a", "expires", NOON.toString()));
        return AllowlistReview.ofAll(List.of(wide, narrow), NOON).stream()
                .filter(remark -> remark.entry().equals("narrow"))
                .map(AllowlistRemark::reason)
                .filter(reason -> reason.contains("covers all"))
                .toList();
    }
}
