package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store reads of more steps than one judgement takes. A test of one extends this. */
public abstract class BoundedReadingContract {

    private static final int BOUND = ChainStore.STEPS_PER_STAGE;

    /** A store that holds nothing, a new one at each call. */
    protected abstract ChainStore store();

    @Test
    void as_many_steps_of_a_stage_as_the_bound_are_all_read() {
        ChainStore store = store();
        store.add(grants(BOUND));
        store.add(List.of(created(NEW_USER, "e-c", NOON), keyed(NEW_USER, "e-k", NOON)));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.steps()).hasSize(BOUND + 2);
        assertThat(chain.truncated()).isFalse();
    }

    @Test
    void of_more_steps_of_a_stage_than_the_bound_the_strongest_and_then_the_earliest_are_read() {
        ChainStore store = store();
        List<Step> limited = grants(BOUND);
        Step admin = granted(NEW_USER, "e-admin", NOON.plusSeconds(9_999), Level.ADMIN);
        store.add(limited);
        store.add(List.of(admin));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.of(Stage.GRANT)).hasSize(BOUND).contains(admin).doesNotContain(limited.get(BOUND - 1));
        assertThat(chain.of(Stage.GRANT)).containsAll(limited.subList(0, BOUND - 1));
        assertThat(chain.truncated()).isTrue();
    }

    @Test
    void what_is_done_again_every_hour_is_no_flood_and_hides_no_other_step() {
        ChainStore store = store();
        Fact same = new Fact.Granted("reconciled", Privilege.of(Level.LIMITED, "as the test says"));
        List<Step> again = IntStream.range(0, 6 * BOUND)
                .mapToObj(hour -> step(NEW_USER, "e-%03d".formatted(hour), NOON.plus(Duration.ofHours(hour)), same))
                .toList();
        Step other = granted(NEW_USER, "e-other", NOON.plus(Duration.ofHours(7 * BOUND)), Level.LIMITED);
        store.add(again);
        store.add(List.of(other));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.steps())
                .contains(other)
                .containsAll(again.subList(0, BOUND))
                .contains(again.get(5 * 24 * 2));
        assertThat(chain.steps()).hasSizeLessThan(2 * BOUND);
        assertThat(chain.truncated()).isFalse();
    }

    @Test
    void each_bearer_of_a_name_has_steps_of_his_own() {
        ChainStore store = store();
        List<Step> steps = IntStream.range(0, 2 * BOUND)
                .boxed()
                .flatMap(hour -> made("e-%03d".formatted(hour), NOON.plus(Duration.ofHours(hour))))
                .toList();
        store.add(steps);
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, steps, false));
    }

    @Test
    void a_flood_of_one_stage_hides_no_step_of_another() {
        ChainStore store = store();
        store.add(grants(2 * BOUND));
        Step key = keyed(NEW_USER, "e-key", NOON.plusSeconds(9_999));
        store.add(List.of(key));
        assertThat(store.read(NEW_USER).steps()).contains(key);
    }

    @Test
    void a_role_that_is_used_all_day_hides_nothing_that_counts() {
        ChainStore store = store();
        store.add(notes(3 * BOUND, Note.USED));
        store.add(notes(BOUND, Note.DENIED));
        Step deletion = noted("e-deleted", 9_999, Note.DELETED);
        store.add(List.of(deletion));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.of(Stage.EVIDENCE)).hasSize(BOUND).contains(deletion);
        assertThat(chain.truncated()).isFalse();
    }

    @Test
    void a_flood_of_what_counts_among_evidence_is_said() {
        ChainStore store = store();
        store.add(notes(BOUND + 1, Note.OMITTED));
        store.add(List.of(noted("e-used", 0, Note.USED)));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.of(Stage.EVIDENCE)).hasSize(BOUND).allMatch(step -> step.isNote(Note.OMITTED));
        assertThat(chain.truncated()).isTrue();
    }

    @Test
    void as_many_as_hold_a_subject_take_no_place_from_other_evidence() {
        ChainStore store = store();
        List<Step> holders = notes(3 * BOUND, Note.HELD_BY);
        store.add(holders);
        Step deletion = noted("e-deleted", 9_999, Note.DELETED);
        store.add(List.of(deletion));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.steps()).hasSize(BOUND + 1).contains(deletion).containsAll(holders.subList(0, BOUND));
        assertThat(chain.truncated()).isFalse();
    }

    @Test
    void one_who_comes_to_hold_a_subject_again_and_again_takes_no_place_from_others_who_do() {
        ChainStore store = store();
        for (int time = 0; time < 5 * BOUND; time++) {
            store.add(List.of(held("e-again-" + time, time, "USER#aws#111122223333#again")));
        }
        List<Step> others = IntStream.range(0, BOUND - 1)
                .mapToObj(number -> held("e-" + number, 9_000 + number, "USER#aws#111122223333#" + number))
                .toList();
        store.add(others);
        Chain chain = store.read(NEW_USER);
        assertThat(chain.steps()).hasSize(BOUND).containsAll(others);
        assertThat(chain.truncated()).isFalse();
    }

    private static Stream<Step> made(String eventId, Instant time) {
        return Stream.of(
                created(NEW_USER, eventId, time),
                granted(NEW_USER, eventId, time, Level.LIMITED),
                keyed(NEW_USER, eventId, time),
                step(NEW_USER, eventId + "-d", time.plusSeconds(60), new Fact.Noted(Note.DELETED, "")));
    }

    private static List<Step> grants(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(number ->
                        granted(NEW_USER, "e-grant-%03d".formatted(number), NOON.plusSeconds(number), Level.LIMITED))
                .toList();
    }

    private static List<Step> notes(int howMany, Note note) {
        return IntStream.range(0, howMany)
                .mapToObj(number -> noted("e-" + note + "-" + number, number, note))
                .toList();
    }

    private static Step noted(String eventId, int second, Note note) {
        return noted(eventId, second, note, "USER#aws#111122223333#" + second);
    }

    private static Step held(String eventId, int second, String holder) {
        return noted(eventId, second, Note.HELD_BY, holder);
    }

    private static Step noted(String eventId, int second, Note note, String text) {
        return step(NEW_USER, eventId, NOON.plusSeconds(second), new Fact.Noted(note, text));
    }
}
