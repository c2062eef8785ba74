package dev.latchkey.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every queue of subjects that settle does. A test of one extends this. */
public abstract class SettlingContract {

    private static final Duration SETTLE = Duration.ofMinutes(3);

    private final Hands clock = new Hands();
    private Settling settling;

    /** An empty one, which is asked for what is due by {@link #due}. */
    protected abstract Settling settling(Duration settle, InstantSource clock);

    /** Takes out what has waited long enough. */
    protected abstract List<Subject> due();

    @BeforeEach
    void open() {
        settling = settling(SETTLE, clock);
    }

    @Test
    void a_subject_that_has_just_come_is_not_judged_again_yet() {
        assertThat(settling.judgeAgain(Cast.NEW_USER)).isTrue();
        clock.pass(SETTLE.minusMillis(1));
        assertThat(due()).isEmpty();
    }

    @Test
    void a_subject_that_has_waited_is_judged_again_once() {
        settling.judgeAgain(Cast.NEW_USER);
        clock.pass(SETTLE);
        assertThat(due()).containsExactly(Cast.NEW_USER);
        assertThat(due()).isEmpty();
    }

    @Test
    void each_subject_waits_from_its_own_coming() {
        settling.judgeAgain(Cast.NEW_USER);
        clock.pass(Duration.ofMinutes(1));
        settling.judgeAgain(Cast.NEW_ROLE);
        clock.pass(Duration.ofMinutes(2));
        assertThat(due()).containsExactly(Cast.NEW_USER);
        clock.pass(Duration.ofMinutes(1));
        assertThat(due()).containsExactly(Cast.NEW_ROLE);
    }

    @Test
    void a_subject_that_comes_again_meanwhile_waits_again() {
        settling.judgeAgain(Cast.NEW_USER);
        clock.pass(Duration.ofMinutes(1));
        settling.judgeAgain(Cast.NEW_USER);
        clock.pass(SETTLE);
        assertThat(due()).hasSize(2).containsOnly(Cast.NEW_USER);
    }

    @Test
    void a_hostile_name_comes_back_as_it_went() {
        Subject hostile = new Subject.User("aws", Cast.HOME, "x#\u0000\uFFFE\u202E\"\n" + "é".repeat(900));
        settling.judgeAgain(hostile);
        clock.pass(SETTLE);
        assertThat(due()).containsExactly(hostile);
    }
}
