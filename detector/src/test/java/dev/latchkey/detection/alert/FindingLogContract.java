package dev.latchkey.detection.alert;

import static dev.latchkey.detection.alert.Findings.ANOTHER;
import static dev.latchkey.detection.alert.Findings.HIGH;
import static dev.latchkey.detection.alert.Findings.LOW;
import static dev.latchkey.detection.alert.Findings.MEDIUM;
import static dev.latchkey.detection.alert.Findings.undone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Concurrently;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.FindingLog.Claim;
import dev.latchkey.detection.alert.FindingLog.ToldElsewhere;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every log of findings does: told once, and never silence. A test of one extends this. */
public abstract class FindingLogContract {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration UNTIL_LAMBDA_RETRIES = Duration.ofSeconds(60);
    private static final int CLAIMANTS = 32;

    private final Hands clock = new Hands();
    private FindingLog log;

    /** A log that remembers nothing, a new one at each call. */
    protected abstract FindingLog log(InstantSource clock);

    @BeforeEach
    void openLog() {
        log = log(clock);
    }

    @Test
    void a_finding_never_told_is_claimed_as_new() {
        Claim claim = log.claim(MEDIUM).orElseThrow();
        assertThat(claim.finding()).isEqualTo(MEDIUM);
        assertThat(claim.activity()).isEqualTo(Alert.Activity.CREATE);
    }

    @Test
    void a_finding_told_at_this_rank_is_not_told_again() {
        tell(MEDIUM);
        assertThat(log.claim(MEDIUM)).isEmpty();
    }

    @Test
    void a_finding_told_stays_told_long_after_the_lease() {
        tell(MEDIUM);
        clock.pass(Duration.ofDays(10));
        assertThat(log.claim(MEDIUM)).isEmpty();
    }

    @Test
    void a_finding_that_has_risen_is_claimed_as_an_update() {
        tell(MEDIUM);
        assertThat(log.claim(HIGH)).map(Claim::activity).contains(Alert.Activity.UPDATE);
    }

    @Test
    void a_finding_that_was_stopped_in_vain_since_is_claimed_as_such_and_later_as_what_has_grown() {
        tell(MEDIUM);
        Claim stopped = log.claim(undone(MEDIUM)).orElseThrow();
        assertThat(stopped.activity()).isEqualTo(Alert.Activity.UNDONE);
        log.told(stopped);
        assertThat(log.claim(undone(HIGH))).map(Claim::activity).contains(Alert.Activity.UPDATE);
    }

    @Test
    void a_finding_that_rises_as_it_is_stopped_in_vain_is_claimed_as_that() {
        tell(MEDIUM);
        assertThat(log.claim(undone(HIGH))).map(Claim::activity).contains(Alert.Activity.UNDONE);
    }

    @Test
    void a_finding_that_has_fallen_is_not_told_again() {
        tell(HIGH);
        assertThat(log.claim(MEDIUM)).isEmpty();
    }

    @Test
    void another_finding_is_not_touched() {
        tell(HIGH);
        assertThat(log.claim(ANOTHER)).map(Claim::activity).contains(Alert.Activity.CREATE);
    }

    @Test
    void while_somebody_tells_it_at_this_rank_there_is_nothing_to_do() {
        hold(MEDIUM);
        assertThat(log.claim(MEDIUM)).isEmpty();
    }

    @Test
    void while_somebody_tells_it_at_a_higher_rank_there_is_nothing_to_do() {
        hold(HIGH);
        assertThat(log.claim(MEDIUM)).isEmpty();
    }

    @Test
    void while_somebody_tells_it_at_a_lower_rank_it_is_to_be_tried_again() {
        hold(LOW);
        assertThatThrownBy(() -> log.claim(HIGH))
                .isInstanceOf(ToldElsewhere.class)
                .hasMessageContaining(HIGH.uid());
    }

    @Test
    void a_second_before_its_end_a_lease_still_holds() {
        hold(MEDIUM);
        clock.pass(FindingLog.LEASE.minus(SECOND));
        assertThat(log.claim(MEDIUM)).isEmpty();
    }

    @Test
    void at_its_end_a_lease_can_be_claimed() {
        hold(MEDIUM);
        clock.pass(FindingLog.LEASE);
        assertThat(log.claim(MEDIUM)).map(Claim::activity).contains(Alert.Activity.CREATE);
    }

    @Test
    void what_rises_while_it_is_being_told_is_told_once_the_telling_is_over() {
        Claim atMedium = log.claim(MEDIUM).orElseThrow();
        assertThatThrownBy(() -> log.claim(HIGH)).isInstanceOf(ToldElsewhere.class);
        log.told(atMedium);
        assertThat(log.claim(HIGH)).map(Claim::activity).contains(Alert.Activity.UPDATE);
    }

    @Test
    void who_crashed_with_a_live_lease_is_made_up_for_by_the_retry_of_lambda() {
        hold(MEDIUM);
        assertThatThrownBy(() -> log.claim(HIGH)).isInstanceOf(ToldElsewhere.class);
        clock.pass(UNTIL_LAMBDA_RETRIES);
        tell(HIGH);
        assertThat(log.claim(HIGH)).isEmpty();
    }

    @Test
    void the_mark_of_an_overtaken_claim_does_not_lower_what_has_been_told() {
        Claim slow = log.claim(MEDIUM).orElseThrow();
        clock.pass(FindingLog.LEASE);
        tell(HIGH);
        log.told(slow);
        assertThat(log.claim(HIGH)).isEmpty();
    }

    @Test
    void who_overtook_at_a_lower_rank_does_not_lower_what_the_overtaken_told() {
        Claim slow = log.claim(HIGH).orElseThrow();
        clock.pass(FindingLog.LEASE);
        Claim quick = log.claim(MEDIUM).orElseThrow();
        log.told(slow);
        log.told(quick);
        assertThat(log.claim(HIGH)).isEmpty();
    }

    @Test
    void the_mark_of_an_overtaken_claim_does_not_release_the_claim_that_overtook_it() {
        Claim slow = log.claim(MEDIUM).orElseThrow();
        clock.pass(FindingLog.LEASE);
        hold(HIGH);
        log.told(slow);
        assertThat(log.claim(HIGH)).isEmpty();
        clock.pass(FindingLog.LEASE);
        assertThat(log.claim(HIGH)).map(Claim::activity).contains(Alert.Activity.UPDATE);
    }

    @Test
    void the_mark_of_an_overtaken_claim_still_says_that_people_were_told() {
        Claim slow = log.claim(HIGH).orElseThrow();
        clock.pass(FindingLog.LEASE);
        hold(HIGH);
        log.told(slow);
        clock.pass(FindingLog.LEASE);
        assertThat(log.claim(HIGH)).isEmpty();
    }

    @RepeatedTest(5)
    void of_concurrent_claims_exactly_one_is_granted_whichever_wins() {
        List<Optional<Claim>> claims = Concurrently.each(CLAIMANTS, number -> log.claim(HIGH));
        assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    }

    private void hold(Finding finding) {
        assertThat(log.claim(finding)).isPresent();
    }

    private void tell(Finding finding) {
        log.told(log.claim(finding).orElseThrow());
    }
}
