package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TimeScale SCALE =
            new TimeScale(List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(3_601), NOON.plusSeconds(90_001)));

    @Test
    void later_is_further_right_and_a_longer_gap_is_wider_but_not_by_its_length() {
        double second = SCALE.at(NOON.plusSeconds(1)) - SCALE.at(NOON);
        double hour = SCALE.at(NOON.plusSeconds(3_601)) - SCALE.at(NOON.plusSeconds(1));
        double day = SCALE.at(NOON.plusSeconds(90_001)) - SCALE.at(NOON.plusSeconds(3_601));
        assertThat(second).isPositive().isLessThan(hour);
        assertThat(hour).isLessThan(day).isGreaterThan(day / 2);
    }

    @Test
    void a_moment_within_a_gap_stands_between_its_ends() {
        assertThat(SCALE.at(NOON.plusSeconds(60)))
                .isStrictlyBetween(SCALE.at(NOON.plusSeconds(1)), SCALE.at(NOON.plusSeconds(3_601)));
    }

    @Test
    void beyond_the_last_step_is_the_end_and_before_the_first_the_beginning() {
        assertThat(SCALE.at(NOON.plusSeconds(90_002))).isEqualTo(TimeScale.END);
        assertThat(SCALE.at(NOON.plusSeconds(90_001))).isLessThan(TimeScale.END);
        assertThat(SCALE.at(NOON.minusSeconds(1))).isZero();
    }

    @Test
    void a_single_step_has_room_on_both_sides() {
        assertThat(new TimeScale(List.of(NOON)).at(NOON)).isStrictlyBetween(0.0, 50.0);
    }
}
