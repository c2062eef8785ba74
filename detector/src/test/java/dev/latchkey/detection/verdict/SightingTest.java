package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import org.junit.jupiter.api.Test;

class SightingTest {

    private static final Sighting AT_NOON =
            Sighting.in(Cast.created(Cast.NEW_USER, "e-1", NOON)).orElseThrow();
    private static final Sighting BEFORE = Sighting.in(Cast.created(Cast.NEW_USER, "e-2", NOON.minusSeconds(1)))
            .orElseThrow();

    @Test
    void of_two_the_earlier_counts_in_either_order() {
        assertThat(Sighting.earlier(AT_NOON, BEFORE)).isEqualTo(BEFORE);
        assertThat(Sighting.earlier(BEFORE, AT_NOON)).isEqualTo(BEFORE);
    }
}
