package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A history may hold millions of everyday notes about one subject. */
class InMemoryBoundsTest extends BoundedReadingContract {

    private static final int BOUND = ChainStore.STEPS_PER_STAGE;
    private static final int MANY = 40 * BOUND;

    @Override
    protected ChainStore store() {
        return new InMemoryChainStore();
    }

    @ParameterizedTest
    @EnumSource(names = {"USED", "DONE", "DENIED", "HELD_BY"})
    void everyday_notes_that_no_judgement_reads_are_not_remembered(Note note) {
        List<Step> steps = new ArrayList<>(List.of(created(NEW_USER, "e-c", NOON), noted("e-d", MANY, Note.DELETED)));
        steps.addAll(several(MANY, note));
        Chain all = Chain.of(NEW_USER, Bounded.of(steps).steps());
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(steps, new Random(seed));
            InMemoryChainStore store = new InMemoryChainStore();
            steps.forEach(step -> store.add(List.of(step)));
            assertThat(store.read(NEW_USER)).as("seed %d", seed).isEqualTo(all);
            assertThat(store.size()).as("seed %d", seed).isEqualTo(BOUND + 2);
            assertThat(store.read(NEW_USER)).as("seed %d, tidied", seed).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "OMITTED", "RENAMED_TO", "LEADS_TO"})
    void what_counts_is_remembered_and_said_to_be_too_much(Note note) {
        InMemoryChainStore store = new InMemoryChainStore();
        store.add(several(MANY, note));
        store.add(List.of(granted(NEW_USER, "e-g", NOON, Level.LIMITED)));
        assertThat(store.size()).isEqualTo(MANY + 1);
        assertThat(store.read(NEW_USER).truncated()).isTrue();
    }

    private static List<Step> several(int howMany, Note note) {
        return IntStream.range(0, howMany)
                .mapToObj(number -> noted("e-" + number, number, note))
                .toList();
    }

    private static Step noted(String eventId, int second, Note note) {
        return step(
                NEW_USER, eventId, NOON.plusSeconds(second), new Fact.Noted(note, "USER#aws#111122223333#" + second));
    }
}
