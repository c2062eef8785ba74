package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(16);

    /** What came ten minutes before is gone through again, and begins to expire then. */
    private static final Instant FIRST_EXPIRES = NOON.plus(LIFE).minus(Duration.ofMinutes(10));

    private final Coverage coverage = Coverage.first(NOON.minus(DAY), LIFE).until(NOON, LIFE);

    @Test
    void it_grows_as_long_as_nothing_has_expired() {
        Instant now = FIRST_EXPIRES.minusMillis(1);
        assertThat(coverage.until(now, LIFE))
                .isEqualTo(new Coverage(
                        NOON.minus(DAY), now, LIFE, Optional.empty(), coverage.unkept(), 0, Optional.empty()));
    }

    @Test
    void it_begins_anew_when_something_has_and_remembers_the_gap() {
        Coverage anew = coverage.until(FIRST_EXPIRES, LIFE);
        assertThat(anew.from()).isEqualTo(FIRST_EXPIRES);
        assertThat(anew.gapFrom()).contains(NOON);
        assertThat(anew.until(FIRST_EXPIRES.plus(DAY), LIFE).gapFrom()).contains(NOON);
    }

    @Test
    void what_lived_shorter_expired_earlier_though_chains_live_longer_now() {
        assertThat(coverage.until(FIRST_EXPIRES, LIFE.plus(DAY)).gapFrom()).contains(NOON);
    }

    @Test
    void what_came_after_chains_were_to_live_shorter_expired_earlier_too() {
        assertThat(coverage.until(FIRST_EXPIRES.minus(DAY), LIFE.minus(DAY)).gapFrom())
                .contains(NOON);
    }
}
