package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who made, renamed and deleted whom in one second: "in an order in which IAM accepts it, nobody takes a name that is borne
 * or gives up one that nobody bears". Every order is tried, those first that have deletions first, then creations, and then
 * go by eventID.
 */
final class OracleSecond {

    private final Map<Subject, Boolean> before;
    private final Map<Subject, Boolean> after;
    private final List<Step> order = new ArrayList<>();
    private boolean impossible;

    /** @param before whether a name is borne then, so far as it is known; so is {@code after} */
    OracleSecond(List<Step> inSecond, Map<Subject, Boolean> before, Map<Subject, Boolean> after) {
        this.before = before;
        this.after = after;
        List<Step> left = new ArrayList<>(inSecond.stream()
                .filter(step ->
                        step.stage() == Stage.CREATION || step.isNote(Note.RENAMED_TO) || step.isNote(Note.DELETED))
                .sorted(Comparator.comparing((Step step) -> !step.isNote(Note.DELETED))
                        .thenComparing(Step::stage)
                        .thenComparing(Step::eventId))
                .toList());
        while (!left.isEmpty()) {
            List<Step> together = linkedTo(left.get(0), left);
            left.removeAll(together);
            order.addAll(ordered(together));
        }
    }

    List<Step> order() {
        return order;
    }

    /** Whether no such order exists, with what is known of the time before. */
    boolean isImpossible() {
        return impossible;
    }

    private List<Step> ordered(List<Step> turns) {
        Set<Subject> names =
                turns.stream().flatMap(turn -> names(turn).stream()).collect(Collectors.toSet());
        Map<Subject, Boolean> afterwards = new HashMap<>(after);
        afterwards.keySet().retainAll(names);
        Map<Subject, Boolean> nobodyElse = new HashMap<>(before);
        names.forEach(name -> nobodyElse.putIfAbsent(name, false));
        List<Step> found = firstAccepted(List.of(), turns, nobodyElse, afterwards);
        if (found.isEmpty()) {
            found = firstAccepted(List.of(), turns, before, afterwards);
        }
        if (found.isEmpty()) {
            found = firstAccepted(List.of(), turns, before, Map.of());
        }
        if (found.isEmpty()) {
            impossible |= turns.stream().anyMatch(turn -> turn.isNote(Note.RENAMED_TO));
            found = firstAccepted(List.of(), turns, Map.of(), Map.of());
        }
        return found.isEmpty() ? turns : found;
    }

    /** Empty if there is none. */
    private static List<Step> firstAccepted(
            List<Step> done, List<Step> left, Map<Subject, Boolean> before, Map<Subject, Boolean> after) {
        if (!isAccepted(done, before, left.isEmpty() ? after : Map.of())) {
            return List.of();
        }
        if (left.isEmpty()) {
            return done;
        }
        for (Step next : left) {
            List<Step> further = new ArrayList<>(done);
            further.add(next);
            List<Step> others = new ArrayList<>(left);
            others.remove(next);
            List<Step> found = firstAccepted(further, others, before, after);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean isAccepted(List<Step> turns, Map<Subject, Boolean> before, Map<Subject, Boolean> after) {
        Map<Subject, Boolean> borne = new LinkedHashMap<>(before);
        for (Step turn : turns) {
            if (turn.stage() != Stage.CREATION && Boolean.FALSE.equals(borne.put(turn.subject(), false))) {
                return false;
            }
            if (!turn.isNote(Note.DELETED) && Boolean.TRUE.equals(borne.put(taken(turn), true))) {
                return false;
            }
        }
        return after.entrySet().stream()
                .allMatch(name ->
                        borne.getOrDefault(name.getKey(), name.getValue()).equals(name.getValue()));
    }

    private static List<Step> linkedTo(Step first, List<Step> turns) {
        Set<Subject> names = new HashSet<>(names(first));
        int before = 0;
        while (names.size() > before) {
            before = names.size();
            turns.stream()
                    .map(OracleSecond::names)
                    .filter(some -> some.stream().anyMatch(names::contains))
                    .toList()
                    .forEach(names::addAll);
        }
        return turns.stream().filter(turn -> names.contains(turn.subject())).toList();
    }

    private static List<Subject> names(Step turn) {
        return turn.isNote(Note.RENAMED_TO) ? List.of(turn.subject(), taken(turn)) : List.of(turn.subject());
    }

    /** The name that somebody bears from then on. */
    static Subject taken(Step turn) {
        Subject from = turn.subject();
        if (turn.stage() == Stage.CREATION) {
            return from;
        }
        String name = ((Fact.Noted) turn.fact()).text();
        return from instanceof Subject.Thing thing
                ? new Subject.Thing(thing.kind(), "aws", from.account(), name)
                : new Subject.User("aws", from.account(), name);
    }
}
