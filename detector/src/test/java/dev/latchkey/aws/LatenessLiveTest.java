package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Detector;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert says from the very second on from which something that belongs to it is gone that it may be. */
class LatenessLiveTest {

    private static final Tuning TUNING = Tuning.DEFAULT;
    private static final Duration REACH = TUNING.window().plus(TUNING.follow());
    private static final Instant LAST = NOON.plus(TUNING.follow());
    private static final Duration A_DAY = Duration.ofHours(24);

    /** The earliest that is judged with what comes last. */
    private static final Step DENIAL =
            step(NEW_USER, "e-1", NOON.minus(TUNING.window()), new Noted(Note.DENIED, "AccessDenied"));

    private static final Step CREATION = created(NEW_USER, "e-2", NOON);
    private static final Step ADMIN = granted(NEW_USER, "e-3", NOON, Level.ADMIN);
    private static final Step KEY = keyed(NEW_USER, "e-4", LAST);

    private final Hands clock = new Hands();
    private final DynamoDbChainStore store =
            new DynamoDbChainStore(LocalTables.DYNAMO_DB, LocalTables.chains(), REACH, clock, line -> {});
    private final Detector detector = new Detector(
            store, Account.NOT_ASKED, new Analytic(TUNING, () -> new Allowlist.Entries(List.of(), List.of())));

    @Test
    void a_second_before_a_day_has_passed_all_that_belongs_to_it_is_there_and_nothing_is_said() {
        come(DENIAL, CREATION, ADMIN);
        pass(A_DAY.minusSeconds(1));
        store.add(List.of(KEY));
        assertThat(store.read(NEW_USER).steps()).containsExactly(DENIAL, CREATION, ADMIN, KEY);
        assertThat(alert()).doesNotContain("was received").contains("CreateAccessKey");
    }

    @Test
    void a_day_later_the_earliest_is_gone_and_the_alert_says_so() {
        come(DENIAL, CREATION, ADMIN);
        pass(A_DAY);
        store.add(List.of(KEY));
        assertThat(store.read(NEW_USER).steps()).doesNotContain(DENIAL).contains(CREATION);
        assertThat(alert()).contains("CreateAccessKey was received 24 hours after it was made");
    }

    @Test
    void so_it_does_where_the_creation_itself_is_gone() {
        come(DENIAL, CREATION);
        pass(TUNING.window().plus(A_DAY));
        store.add(List.of(KEY, granted(NEW_USER, "e-5", LAST, Level.ADMIN)));
        assertThat(store.read(NEW_USER).steps()).extracting(Step::eventId).containsExactly("e-4", "e-5");
        assertThat(alert())
                .containsOnlyOnce("was received 48 hours after it was made, when earlier steps of its chain may have");
    }

    @Test
    void what_comes_in_time_and_once_more_too_late_came_too_late_for_what_is_judged_then() {
        store.add(List.of(CREATION));
        clock.pass(A_DAY);
        store.add(List.of(CREATION));
        assertThat(store.read(NEW_USER).steps()).containsExactly(CREATION.cameAt(clock.instant()));
        store.keep(CREATION, List.of(new Answer(NEW_USER, Known.NOTHING, NOON)));
        clock.pass(A_DAY);
        store.add(List.of(CREATION));
        assertThat(store.read(NEW_USER).steps()).containsExactly(CREATION.cameAt(clock.instant()));
    }

    /** Each at its own time, as the clock of a test begins at noon. */
    private void come(Step... steps) {
        for (Step step : steps) {
            clock.pass(Duration.between(clock.instant(), step.time()));
            store.add(List.of(step));
        }
    }

    /** From when the last was made. */
    private void pass(Duration time) {
        clock.pass(Duration.between(clock.instant(), LAST.plus(time)));
    }

    private String alert() {
        return AlertText.of(
                Finding.of(detector.judge(NEW_USER).verdicts().get(0).finding().orElseThrow()));
    }
}
