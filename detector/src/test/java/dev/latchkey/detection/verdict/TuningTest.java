package dev.latchkey.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.detection.Cast;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TuningTest {

    @Test
    void the_defaults_are_as_recorded() {
        assertThat(Tuning.DEFAULT)
                .isEqualTo(new Tuning(
                        Duration.ofHours(24),
                        Duration.ofDays(14),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        List.of(
                                "stratus-red-team",
                                "pacu",
                                "kali",
                                "parrot",
                                "pentoo",
                                "s3 browser",
                                "cloudgoat",
                                "scoutsuite",
                                "hotdogsaresandwiches"),
                        Severity.MEDIUM));
    }

    @Test
    void a_window_of_a_second_is_accepted_and_one_of_nothing_or_less_is_refused() {
        assertThat(of(Duration.ofSeconds(1), Duration.ofDays(1)).window()).isEqualTo(Duration.ofSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Duration.ZERO, Duration.ofDays(1)))
                .withMessageContaining("window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Duration.ofSeconds(-1), Duration.ofDays(1)))
                .withMessageContaining("window");
    }

    @Test
    void a_follow_as_long_as_the_window_is_accepted_and_a_shorter_one_is_refused() {
        assertThat(of(Duration.ofHours(1), Duration.ofHours(1)).follow()).isEqualTo(Duration.ofHours(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Duration.ofHours(1), Duration.ofSeconds(3_599)))
                .withMessageContaining("follow");
    }

    @Test
    void another_severity_to_tell_from_changes_nothing_else() {
        Tuning changed = Tuning.DEFAULT.withTellFrom(Severity.HIGH);
        assertThat(changed.tellFrom()).isEqualTo(Severity.HIGH);
        assertThat(changed.withTellFrom(Severity.MEDIUM)).isEqualTo(Tuning.DEFAULT);
    }

    @Test
    void the_home_account_is_always_ones_own() {
        assertThat(Tuning.DEFAULT.own(Cast.HOME).accounts()).containsExactly(Cast.HOME);
    }

    private static Tuning of(Duration window, Duration follow) {
        return new Tuning(window, follow, Set.of(), Set.of(), Set.of(), List.of(), Severity.MEDIUM);
    }
}
