package dev.latchkey.detection.step;

import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void of_one_event_the_subject_decides_the_order_whatever_came_first() {
        Step one = Cast.step(user("a"), "e-1", Cast.NOON, new Fact.Created());
        Step other = Cast.step(user("b"), "e-1", Cast.NOON, new Fact.Created());
        assertThat(Step.IN_EVENT_TIME.compare(one, other)).isNegative();
        assertThat(Step.IN_EVENT_TIME.compare(other, one)).isPositive();
    }
}
