package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    private final Set<Integer> ended = ConcurrentHashMap.newKeySet();

    @Test
    void answers_come_in_the_order_of_the_questions() {
        List<Integer> many = IntStream.range(0, 100).boxed().toList();
        assertThat(AtOnce.all(many, number -> number * 2))
                .isEqualTo(many.stream().map(number -> number * 2).toList());
    }

    @Test
    void nothing_to_do_is_nothing_done() {
        assertThat(AtOnce.all(List.of(), ended::add)).isEmpty();
    }

    @Test
    void a_single_call_is_made_by_the_caller_itself() {
        assertThat(AtOnce.all(List.of(1), number -> Thread.currentThread())).containsExactly(Thread.currentThread());
    }

    @Test
    void a_failure_of_the_first_is_thrown_as_it_is_when_the_others_have_ended() {
        assertThatThrownBy(() -> AtOnce.each(List.of(0, 1, 2, 3), this::failAtZero))
                .isExactlyInstanceOf(IllegalStateException.class);
        assertThat(ended).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void a_failure_of_another_is_thrown_as_it_is_when_the_others_have_ended() {
        assertThatThrownBy(() -> AtOnce.each(List.of(3, 2, 1, 0), this::failAtZero))
                .isExactlyInstanceOf(IllegalStateException.class);
        assertThat(ended).containsExactlyInAnyOrder(1, 2, 3);
    }

    private void failAtZero(int number) {
        if (number == 0) {
            throw new IllegalStateException("zero");
        }
        Thread.onSpinWait();
        ended.add(number);
    }
}
