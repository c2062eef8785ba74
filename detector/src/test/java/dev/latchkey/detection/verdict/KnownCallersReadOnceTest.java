package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownCallersReadOnceTest extends KnownCallersContract {

    private static final Subject EVE = new Subject.Thing(Subject.Kind.CALLER, "aws", HOME, "eve");

    private final List<Set<Subject>> asked = new ArrayList<>();
    private boolean busy;
    private final KnownCallers once = new KnownCallersReadOnce(this::counted);
    private final InMemoryKnownCallers learnt = new InMemoryKnownCallers();

    @Override
    protected KnownCallers callers() {
        return new KnownCallersReadOnce(learnt);
    }

    @Override
    protected SightingLog log() {
        return learnt;
    }

    @Test
    void each_caller_is_read_once_an_event_and_anew_for_the_next() {
        once.of(Set.of(MALLORY));
        assertThat(once.of(Set.of(MALLORY, EVE)).first()).isEqualTo(Map.of(MALLORY, byCli(NOON)));
        assertThat(once.of(Set.of(EVE)).first()).isEmpty();
        assertThat(asked).containsExactly(Set.of(MALLORY), Set.of(EVE));
        once.begin();
        once.of(Set.of(EVE));
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_table_that_fails_is_asked_once_an_event_and_each_identity_fails_by_itself() {
        busy = true;
        CallersUnread first = failed(MALLORY);
        assertThat(failed(EVE))
                .isNotSameAs(first)
                .hasMessage("Busy")
                .satisfies(e -> assertThat(e.isLasting()).isFalse());
        assertThat(asked).hasSize(1);
        busy = false;
        once.begin();
        assertThat(once.of(Set.of(MALLORY)).first()).containsKey(MALLORY);
    }

    private CallersUnread failed(Subject caller) {
        CallersUnread[] thrown = new CallersUnread[1];
        assertThatThrownBy(() -> once.of(Set.of(caller)))
                .isInstanceOfSatisfying(CallersUnread.class, e -> thrown[0] = e);
        return thrown[0];
    }

    private KnownCallers.Seen counted(Set<Subject> callers) {
        asked.add(callers);
        if (busy) {
            throw new CallersUnread("Busy", false, new IllegalStateException());
        }
        return new KnownCallers.Seen(callers.contains(MALLORY) ? Map.of(MALLORY, byCli(NOON)) : Map.of());
    }
}
