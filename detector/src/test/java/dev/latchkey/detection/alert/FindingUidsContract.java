package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.alert.Findings.ANOTHER;
import static dev.latchkey.detection.alert.Findings.HIGH;
import static dev.latchkey.detection.alert.Findings.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.FindingLog.ToldElsewhere;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log of findings knows of those told before, and how it lets one be closed. A test of one extends this. */
public abstract class FindingUidsContract {

    private static final Finding CLOSING = HIGH.closing("0123456789abcdef0123456789abcdef");
    private static final Finding OLDER = new Finding(CLOSING.uid(), MEDIUM.assessment(), Optional.empty());

    private final Hands clock = new Hands();
    private FindingLog log;

    /** A log that remembers nothing, a new one at each call. */
    protected abstract FindingLog log(InstantSource clock);

    @BeforeEach
    void openLog() {
        log = log(clock);
    }

    @Test
    void nobody_was_told_of_anything_at_first() {
        assertThat(log.uidsOf(NEW_USER)).isEmpty();
    }

    @Test
    void the_findings_told_of_a_subject_are_known_and_of_no_other() {
        tell(HIGH);
        tell(ANOTHER);
        assertThat(log.uidsOf(NEW_USER)).containsExactlyInAnyOrder(HIGH.uid(), ANOTHER.uid());
        assertThat(log.toldUidsOf(NEW_USER)).containsExactlyInAnyOrder(HIGH.uid(), ANOTHER.uid());
        assertThat(log.uidsOf(NEW_ROLE)).isEmpty();
    }

    @Test
    void a_finding_that_is_claimed_may_have_been_told_even_after_its_lease() {
        assertThat(log.claim(HIGH)).isPresent();
        assertThat(log.uidsOf(NEW_USER)).containsExactly(HIGH.uid());
        assertThat(log.toldUidsOf(NEW_USER)).as("of which it is known").isEmpty();
        clock.pass(FindingLog.LEASE);
        assertThat(log.uidsOf(NEW_USER)).containsExactly(HIGH.uid());
    }

    @Test
    void a_finding_is_closed_once_and_never_told_again() {
        tell(OLDER);
        tell(CLOSING);
        clock.pass(Duration.ofDays(1));
        assertThat(log.claim(CLOSING)).isEmpty();
        assertThat(log.claim(OLDER)).isEmpty();
        assertThat(log.uidsOf(NEW_USER)).containsExactly(CLOSING.uid());
    }

    @Test
    void a_finding_that_is_being_told_is_closed_when_that_is_over() {
        assertThat(log.claim(OLDER)).isPresent();
        assertThatThrownBy(() -> log.claim(CLOSING)).isInstanceOf(ToldElsewhere.class);
        clock.pass(FindingLog.LEASE);
        tell(CLOSING);
    }

    @Test
    void a_finding_that_is_being_closed_is_left_to_whoever_does() {
        tell(OLDER);
        assertThat(log.claim(CLOSING)).isPresent();
        assertThat(log.claim(CLOSING)).isEmpty();
        assertThat(log.claim(OLDER)).isEmpty();
    }

    private void tell(Finding finding) {
        log.told(log.claim(finding).orElseThrow());
    }
}
