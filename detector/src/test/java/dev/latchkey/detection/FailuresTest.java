package dev.latchkey.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures();

    @Test
    void the_first_is_thrown_with_the_others_beside_it_after_all_have_been_tried() {
        assertThat(failures.gather(() -> fail("first"))).isFalse();
        assertThat(failures.gather(() -> true)).isTrue();
        assertThat(failures.gather(() -> fail("second"))).isFalse();
        assertThatThrownBy(failures::throwFirst)
                .hasMessage("first")
                .satisfies(it -> assertThat(it.getSuppressed()).hasSize(1));
    }

    @Test
    void of_thousands_few_are_beside_the_first() {
        for (int number = 0; number < 2_000; number++) {
            assertThat(failures.gather(() -> fail("one of many"))).isFalse();
        }
        assertThatThrownBy(failures::throwFirst)
                .satisfies(it -> assertThat(it.getSuppressed()).hasSize(9));
    }

    @Test
    void without_one_nothing_is_thrown() {
        assertThat(failures.gather(() -> false)).isFalse();
        assertThatCode(failures::throwFirst).doesNotThrowAnyException();
    }

    private static boolean fail(String message) {
        throw new IllegalStateException(message);
    }
}
