package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.ANYONE;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stretch says of what stands around its steps. */
class StretchMakerTest {

    private static final Duration WINDOW = Tuning.DEFAULT.window();
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(100));
    private static final Step OPENED = opened(NEW_ROLE, "e-9", NOON, ANYONE);

    @Test
    void evidence_is_what_happened_from_a_window_before_the_first_step_to_a_window_after_the_last() {
        Step key = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));
        Step first = noted("e-3", NOON.minus(WINDOW));
        Step last = noted("e-4", key.time().plus(WINDOW));
        Stretch stretch = only(
                created(NEW_USER, "e-1", NOON),
                key,
                first,
                last,
                noted("e-5", NOON.minus(WINDOW).minusSeconds(1)),
                noted("e-6", key.time().plus(WINDOW).plusSeconds(1)));
        assertThat(stretch.evidence()).containsExactly(first, last);
    }

    @Test
    void what_it_is_called_since_is_known_however_late_it_was_renamed() {
        Step key = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));
        Step renamed = step(
                NEW_USER, "e-3", key.time().plus(WINDOW).plusSeconds(1), new Fact.Noted(Note.RENAMED_FROM, "before"));
        Stretch stretch = only(named("before", created(NEW_USER, "e-1", NOON)), named("before", key), renamed);
        assertThat(stretch.evidence()).containsExactly(renamed);
        assertThat(stretch.target()).isEqualTo(NEW_USER.name());
    }

    @Test
    void what_was_done_to_the_one_before_or_after_under_its_name_is_no_evidence() {
        Step after = step(NEW_ROLE, "e-5", NOON.plusSeconds(40), new Fact.Noted(Note.USED, "somebody"));
        List<Stretch> both = Stretches.of(
                Chain.of(
                        NEW_ROLE,
                        List.of(
                                created(NEW_ROLE, "e-1", NOON),
                                opened(NEW_ROLE, "e-2", NOON.plusSeconds(10), ANYONE),
                                step(NEW_ROLE, "e-3", NOON.plusSeconds(20), new Fact.Noted(Note.DELETED, "")),
                                created(NEW_ROLE, "e-4", NOON.plusSeconds(30)),
                                opened(NEW_ROLE, "e-4", NOON.plusSeconds(30), ANYONE),
                                after)),
                Tuning.DEFAULT);
        assertThat(both.get(0).evidence()).extracting(Step::eventId).containsExactly("e-3");
        assertThat(both.get(1).evidence()).extracting(Step::eventId).containsExactly("e-3", "e-5");
    }

    @Test
    void who_took_the_name_of_one_deleted_and_was_renamed_then_leaves_nothing_with_that_one() {
        Step deleted = step(NEW_USER, "e-3", NOON.plusSeconds(20), new Fact.Noted(Note.DELETED, ""));
        assertThat(only(
                                created(NEW_USER, "e-1", NOON),
                                keyed(NEW_USER, "e-2", NOON.plusSeconds(10)),
                                deleted,
                                step(NEW_USER, "e-4", NOON.plusSeconds(40), new Fact.Noted(Note.RENAMED_TO, "later")))
                        .evidence())
                .containsExactly(deleted);
    }

    private static Step named(String name, Step it) {
        return it.of(it.subject(), name, it.fact());
    }

    @Test
    void a_deny_is_evidence() {
        Step deny = granted(NEW_USER, "e-3", NOON, Level.NONE);
        assertThat(only(created(NEW_USER, "e-1", NOON), keyed(NEW_USER, "e-2", NOON), deny)
                        .evidence())
                .containsExactly(deny);
    }

    @Test
    void an_opened_role_is_opened_with_all_that_it_was_ever_given_until_then() {
        Stretch stretch = only(granted(NEW_ROLE, "e-1", LONG_AGO, Level.ADMIN), OPENED);
        assertThat(stretch.before().level()).isEqualTo(Level.ADMIN);
        assertThat(stretch.steps()).containsExactly(OPENED);
        assertThat(Case.of(stretch)).contains(Case.ROLE_OPENED_POWERFUL);
    }

    @Test
    void what_an_opened_role_is_given_a_window_later_does_not_count() {
        Step later = granted(NEW_ROLE, "e-1", NOON.plus(WINDOW).plusSeconds(1), Level.ADMIN);
        assertThat(only(OPENED, later).before()).isEqualTo(Privilege.NOTHING);
    }

    @Test
    void what_is_not_known_of_an_opened_role_adds_nothing() {
        assertThat(only(granted(NEW_ROLE, "e-1", LONG_AGO, Level.UNKNOWN), OPENED)
                        .before())
                .isEqualTo(Privilege.NOTHING);
    }

    @Test
    void what_a_user_held_long_before_does_not_count() {
        Stretch stretch = only(
                granted(NEW_USER, "e-1", LONG_AGO, Level.ADMIN),
                granted(NEW_USER, "e-2", NOON, Level.UNKNOWN),
                keyed(NEW_USER, "e-3", NOON));
        assertThat(stretch.privilege().level()).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void existing_is_said_only_of_what_was_not_seen_made_and_is_known_to_the_account() {
        Known known = new Known(Optional.of(LONG_AGO), Optional.of(Privilege.of(Level.ADMIN, "as a snapshot says")));
        Chain opened = new Chain(NEW_ROLE, List.of(OPENED), List.of(), known, false);
        Stretch stretch = Stretches.of(opened, Tuning.DEFAULT).get(0);
        assertThat(stretch.existingSince()).contains(LONG_AGO);
        assertThat(stretch.privilege().level()).isEqualTo(Level.ADMIN);
        List<Step> born = List.of(created(NEW_ROLE, "e-1", NOON), OPENED);
        Stretch seen = Stretches.of(new Chain(NEW_ROLE, born, List.of(), known, false), Tuning.DEFAULT)
                .get(0);
        assertThat(seen.existingSince()).isEmpty();
        assertThat(only(OPENED).existingSince()).isEmpty();
    }

    @Test
    void an_earlier_creation_is_known_only_if_it_is_that_of_all_steps() {
        Step creation = created(NEW_ROLE, "e-1", LONG_AGO);
        Stretch late = Stretches.of(Chain.of(NEW_ROLE, List.of(creation, OPENED)), Tuning.DEFAULT)
                .get(1);
        assertThat(late.creation()).isEmpty();
        assertThat(late.earlierCreation()).contains(creation);
        assertThat(only(OPENED).earlierCreation()).isEmpty();
        assertThat(only(created(NEW_ROLE, "e-1", NOON), OPENED).earlierCreation())
                .isEmpty();
        Step before = opened(NEW_ROLE, "e-2", LONG_AGO.minusSeconds(1), ANYONE);
        Step given = granted(NEW_ROLE, "e-3", LONG_AGO.plus(WINDOW).minusSeconds(1), Level.ADMIN);
        assertThat(Stretches.of(Chain.of(NEW_ROLE, List.of(before, creation, given)), Tuning.DEFAULT))
                .extracting(Stretch::earlierCreation)
                .containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void it_was_there_before_only_if_that_was_before_its_first_step(int seconds, boolean existing) {
        Known known = new Known(Optional.of(NOON.plusSeconds(seconds)), Optional.empty());
        Chain opened = new Chain(NEW_ROLE, List.of(OPENED), List.of(), known, false);
        assertThat(Stretches.of(opened, Tuning.DEFAULT).get(0).existingSince().isPresent())
                .isEqualTo(existing);
    }

    @ParameterizedTest
    @CsvSource({"0, ADMIN", "1, NONE"})
    void what_whoever_was_made_under_its_name_later_holds_is_not_its_own(int seconds, Level level) {
        Known known = new Known(
                Optional.of(NOON.plusSeconds(seconds)), Optional.of(Privilege.of(Level.ADMIN, "as IAM says")));
        Chain opened = new Chain(NEW_ROLE, List.of(OPENED), List.of(), known, false);
        assertThat(Stretches.of(opened, Tuning.DEFAULT).get(0).privilege().level())
                .isEqualTo(level);
    }

    private static Step noted(String eventId, Instant time) {
        return step(NEW_USER, eventId, time, new Fact.Noted(Note.DONE, "something"));
    }

    private static Stretch only(Step... steps) {
        List<Stretch> all = Stretches.of(Chain.of(steps[0].subject(), List.of(steps)), Tuning.DEFAULT);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
