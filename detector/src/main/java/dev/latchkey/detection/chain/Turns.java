package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** By which of some steps names change hands, one after the other; within one second as {@link OneSecond} has it. */
final class Turns {

    private static final Comparator<Step> IN_DOUBT = Comparator.comparing(Turns::move, Move.IN_DOUBT);

    private final List<Step> steps;
    private final List<Step> ordered = new ArrayList<>();

    private Turns(List<Step> steps) {
        this.steps = steps;
    }

    /** Steps in event time, with the turns of each second in the order of others among which they are. */
    static List<Step> inOrderOf(List<Step> turns, List<Step> steps) {
        if (!anyRename(turns)) {
            return steps;
        }
        List<Optional<Move>> order = turns.stream().map(Move::of).toList();
        Iterator<Step> next = steps.stream()
                .filter(Turns::isTurn)
                .sorted(Comparator.comparing(Step::time).thenComparing(step -> order.indexOf(Move.of(step))))
                .iterator();
        return steps.stream().map(step -> isTurn(step) ? next.next() : step).toList();
    }

    /** @param steps of any names; those of others are known only as far as they are among them */
    static List<Step> of(List<Step> steps) {
        Map<Instant, List<Step>> seconds = toldOnce(steps).stream()
                .filter(step -> Move.of(step).isPresent())
                .collect(Collectors.groupingBy(Step::time, TreeMap::new, Collectors.toList()));
        Turns turns = new Turns(steps);
        seconds.values().forEach(turns::add);
        return turns.ordered.stream().filter(Turns::isTurn).toList();
    }

    /** Of a rename of which both sides are there the one that says whence is enough. */
    static List<Step> toldOnce(List<Step> steps) {
        Set<String> arrivals = steps.stream()
                .filter(step -> step.isNote(Note.RENAMED_FROM))
                .map(Step::eventId)
                .collect(Collectors.toUnmodifiableSet());
        return steps.stream()
                .filter(step -> !leaves(step) || !arrivals.contains(step.eventId()))
                .toList();
    }

    /** Each group of moves that have names in common by itself: they know nothing of each other. */
    private void add(List<Step> second) {
        // The side that leaves is told alone where the name that was taken is not among these steps.
        second.stream().filter(Turns::leaves).sorted(IN_DOUBT).forEach(ordered::add);
        List<Step> left = new ArrayList<>(
                second.stream().filter(step -> !leaves(step)).sorted(IN_DOUBT).toList());
        while (!left.isEmpty()) {
            List<Step> group = group(left);
            left.removeAll(group);
            ordered.addAll(group.size() == 1 ? group : inOrder(group));
        }
    }

    private static List<Step> group(List<Step> turns) {
        List<String> names = new ArrayList<>(move(turns.get(0)).names().toList());
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            turns.stream()
                    .filter(step -> touches(step, name))
                    .flatMap(step -> move(step).names())
                    .filter(other -> !names.contains(other))
                    .distinct()
                    .toList()
                    .forEach(names::add);
        }
        return turns.stream()
                .filter(step -> move(step).names().anyMatch(names::contains))
                .toList();
    }

    private List<Step> inOrder(List<Step> group) {
        Instant second = group.get(0).time();
        List<Move> moves = group.stream().map(Turns::move).toList();
        Borne borne = new Borne(steps, ordered);
        Map<String, Boolean> before = new HashMap<>();
        Map<String, Boolean> after = new HashMap<>();
        moves.stream().flatMap(Move::names).distinct().forEach(name -> {
            borne.before(name, second).ifPresent(is -> before.put(name, is));
            borne.after(name, second).ifPresent(is -> after.put(name, is));
        });
        List<Move> order = OneSecond.ordered(moves, before, after);
        return group.stream()
                .sorted(Comparator.comparingInt(step -> order.indexOf(move(step))))
                .toList();
    }

    /** Whether the name of a chain, or that of one who bore it, was another before or after: asked of every chain. */
    static boolean anyRename(List<Step> steps) {
        for (Step step : steps) {
            if (isRename(step)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name gets another bearer; a deletion leaves it with none. */
    static boolean isTurn(Step step) {
        return Chain.begins(step) || leaves(step);
    }

    /** On either side. */
    static boolean isRename(Step step) {
        return leaves(step) || step.isNote(Note.RENAMED_FROM);
    }

    private static Move move(Step turn) {
        return Move.of(turn).orElseThrow();
    }

    static boolean touches(Step step, String name) {
        return Move.of(step).filter(move -> move.isOf(name)).isPresent();
    }

    private static boolean leaves(Step step) {
        return step.isNote(Note.RENAMED_TO);
    }
}
