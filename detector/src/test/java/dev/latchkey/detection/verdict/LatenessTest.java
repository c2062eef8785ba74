package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Instant FOLLOWED = NOON.plus(Tuning.DEFAULT.follow());
    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step ADMIN = granted(NEW_USER, "e-2", NOON, Level.ADMIN);
    private static final Step KEY = keyed(NEW_USER, "e-3", NOON.plusSeconds(60));
    private static final String OF_THE_KEY =
            "CreateAccessKey was received 24 hours after it was made, when earlier steps of its chain may have expired:"
                    + " latchkey replay over the trail's logs sees all of them";

    @Test
    void without_a_creation_it_is_said_of_a_step_that_came_a_day_after_its_time() {
        assertThat(said(ADMIN, KEY.cameAt(KEY.time().plus(A_DAY)))).containsExactly(OF_THE_KEY);
    }

    @Test
    void a_second_sooner_it_is_not() {
        assertThat(said(ADMIN, KEY.cameAt(KEY.time().plus(A_DAY).minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void with_a_creation_it_is_said_of_a_step_that_came_follow_and_a_day_after_that() {
        assertThat(said(CREATION, ADMIN, KEY.cameAt(FOLLOWED.plus(A_DAY))))
                .singleElement()
                .asString()
                .startsWith("CreateAccessKey was received 359 hours after it was made");
    }

    @Test
    void a_second_sooner_all_that_followed_the_creation_was_still_there_however_late_it_came() {
        assertThat(said(CREATION, ADMIN, KEY.cameAt(FOLLOWED.plus(A_DAY).minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void of_several_such_steps_the_first_is_enough() {
        Instant late = NOON.plus(A_DAY.multipliedBy(2));
        assertThat(said(ADMIN.cameAt(late), KEY.cameAt(late)))
                .singleElement()
                .asString()
                .startsWith("AttachUserPolicy was received 48 hours");
    }

    @Test
    void it_changes_nothing_of_the_severity_and_what_else_could_not_be_known_is_said_too() {
        Allowlist broken = () -> new Allowlist.Entries(List.of(), List.of("entry x: owner is missing or empty"));
        Assessment late = assessed(broken, ADMIN, KEY.cameAt(KEY.time().plus(A_DAY)));
        assertThat(late.severity()).isEqualTo(assessed(broken, ADMIN, KEY).severity());
        assertThat(late.problems()).containsExactly(OF_THE_KEY, "allowlist: entry x: owner is missing or empty");
    }

    private static List<String> said(Step... steps) {
        return assessed(() -> new Allowlist.Entries(List.of(), List.of()), steps)
                .problems();
    }

    private static Assessment assessed(Allowlist allowlist, Step... steps) {
        List<Verdict> verdicts = new Analytic(Tuning.DEFAULT, allowlist).judge(Chain.of(NEW_USER, List.of(steps)));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0).finding().orElseThrow();
    }
}
