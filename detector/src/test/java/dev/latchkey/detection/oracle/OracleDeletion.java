package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decided beside the page (ADR 34): "where both were possible the deletion is taken for that of the one before", in a second
 * in which the name was deleted and made, by the earliest of its deletions.
 */
final class OracleDeletion {

    private OracleDeletion() {}

    /** The time at which to ask who bore the name. */
    static Instant asked(Step step, List<Step> all) {
        Subject name = step.subject();
        Set<String> made = ids(all, name, step.time(), true);
        Set<String> ended = ids(all, name, step.time(), false);
        boolean renamed = all.stream()
                .filter(it -> it.time().equals(step.time()) && it.subject().equals(name))
                .anyMatch(it -> it.isNote(Note.RENAMED_TO) || it.isNote(Note.RENAMED_FROM));
        boolean earliest =
                step.isNote(Note.DELETED) && ended.stream().noneMatch(id -> id.compareTo(step.eventId()) < 0);
        return earliest && !renamed && !made.isEmpty() && there(all, name, step.time()) > 0
                ? step.time().minusNanos(1)
                : step.time();
    }

    /** How many can still bear the name as the second begins, by all that came and went. */
    private static int there(List<Step> all, Subject name, Instant second) {
        int there = 0;
        for (Instant time : new TreeSet<>(all.stream().map(Step::time).toList()).headSet(second)) {
            there += ids(all, name, time, true).size();
            there -= ids(all, name, time, false).size();
            there = Math.max(0, there);
        }
        return there;
    }

    private static Set<String> ids(List<Step> all, Subject name, Instant time, boolean arrives) {
        Set<String> ids = new HashSet<>();
        for (Step step : all) {
            if (step.subject().equals(name) && step.time().equals(time)) {
                boolean comes = step.stage() == Stage.CREATION || step.isNote(Note.RENAMED_FROM);
                boolean goes = step.isNote(Note.DELETED) || step.isNote(Note.RENAMED_TO);
                if (arrives ? comes : goes) {
                    ids.add(step.eventId());
                }
            }
        }
        return ids;
    }
}
