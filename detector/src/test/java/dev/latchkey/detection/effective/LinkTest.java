package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.Bearers;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Link HOUR = link(NOON, NOON.plusSeconds(3_600));

    /** What is followed once for longer is not followed again; what is not must be. */
    @Test
    void it_is_within_another_that_was_held_as_long_behind_the_same_boundaries() {
        assertThat(HOUR.isWithin(HOUR)).isTrue();
        assertThat(link(LATER, NOON.plusSeconds(3_600)).isWithin(HOUR)).isTrue();
        assertThat(link(NOON, LATER).isWithin(HOUR)).isTrue();
        assertThat(link(NOON.minusNanos(1), LATER).isWithin(HOUR)).isFalse();
        assertThat(link(LATER, NOON.plusSeconds(3_600).plusNanos(1)).isWithin(HOUR))
                .isFalse();
    }

    @Test
    void it_is_not_within_one_behind_other_boundaries() {
        Life bounded = new Bearers(Chain.of(NEW_USER, List.of())).life(Optional.empty());
        Link capped = new Link(NEW_ROLE, NOON, LATER, List.of(bounded));
        assertThat(capped.isWithin(HOUR)).isFalse();
        assertThat(link(NOON, LATER).isWithin(capped)).isFalse();
        assertThat(capped.isWithin(capped)).isTrue();
    }

    @Test
    void what_came_when_it_began_was_part_of_it_and_what_came_when_it_ended_still_counts() {
        assertThat(HOUR.isOpenAt(NOON)).isFalse();
        assertThat(HOUR.isOpenAt(NOON.plusNanos(1))).isTrue();
        assertThat(HOUR.isOpenAt(NOON.plusSeconds(3_600))).isTrue();
        assertThat(HOUR.isOpenAt(NOON.plusSeconds(3_600).plusNanos(1))).isFalse();
    }

    @Test
    void nothing_comes_by_one_that_ends_where_it_begins() {
        assertThat(link(NOON, NOON).isEmpty()).isTrue();
        assertThat(link(NOON, NOON.plusNanos(1)).isEmpty()).isFalse();
    }

    @Test
    void through_another_it_is_held_no_longer_than_both() {
        Subject next = new Subject.Role("aws", "111122223333", "next");
        assertThat(HOUR.on(next, LATER, Instant.MAX)).isEqualTo(new Link(next, LATER, HOUR.until(), List.of()));
        assertThat(HOUR.on(next, Instant.MIN, LATER)).isEqualTo(new Link(next, NOON, LATER, List.of()));
    }

    private static Link link(Instant since, Instant until) {
        return new Link(NEW_ROLE, since, until, List.of());
    }
}
