package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decided beside the page (ADR 34): "where both were possible the deletion is taken for that of the one before", in a second
 * in which the name was deleted and made, by the earliest of its deletions.
 */
final class OracleDeletion {

    private OracleDeletion() {}

    /**
     * The time at which to ask who bore the name.
     *
     * @param turns creations and renames, those of one second in an order in which IAM accepts them
     */
    static Instant asked(Step step, List<Step> all, List<Step> turns) {
        Subject name = step.subject();
        boolean made = all.stream()
                .anyMatch(it -> it.stage() == Stage.CREATION
                        && it.subject().equals(name)
                        && it.time().equals(step.time()));
        Set<String> ended = deletions(all, name, step.time());
        boolean renamed = all.stream()
                .filter(it -> it.time().equals(step.time()) && it.subject().equals(name))
                .anyMatch(it -> it.isNote(Note.RENAMED_TO) || it.isNote(Note.RENAMED_FROM));
        boolean earliest =
                step.isNote(Note.DELETED) && ended.stream().noneMatch(id -> id.compareTo(step.eventId()) < 0);
        return earliest && !renamed && made && there(all, turns, name, step.time()) > 0
                ? step.time().minusNanos(1)
                : step.time();
    }

    /** How many can still bear the name as the second begins, by all that came and went. */
    private static int there(List<Step> all, List<Step> turns, Subject name, Instant second) {
        int there = 0;
        for (Instant time : new TreeSet<>(all.stream().map(Step::time).toList()).headSet(second)) {
            for (Step turn : turns.stream().filter(it -> it.time().equals(time)).toList()) {
                boolean leaves = turn.isNote(Note.RENAMED_TO) && turn.subject().equals(name);
                boolean comes = OracleSecond.taken(turn).equals(name);
                there = Math.max(0, there - (leaves ? 1 : 0)) + (comes ? 1 : 0);
            }
            there = Math.max(0, there - deletions(all, name, time).size());
        }
        return there;
    }

    private static Set<String> deletions(List<Step> all, Subject name, Instant time) {
        return all.stream()
                .filter(step -> step.subject().equals(name) && step.time().equals(time))
                .filter(step -> step.isNote(Note.DELETED))
                .map(Step::eventId)
                .collect(Collectors.toSet());
    }
}
