package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** By which of some steps names change hands, one after the other; within one second as {@link OneSecond} has it. */
final class Turns {

    private static final Comparator<Step> IN_DOUBT = Comparator.comparing(Turns::move, Move.IN_DOUBT);

    private final List<Step> steps;
    private final List<Step> ordered = new ArrayList<>();

    private Turns(List<Step> steps) {
        this.steps = steps;
    }

    /** Steps in event time, with those of one second by which names change hands one after the other. */
    static List<Step> arranged(List<Step> steps) {
        return isInDoubt(steps) ? arranged(steps, of(steps)) : steps;
    }

    /** The same, in the order of others among which they are. */
    static List<Step> arranged(List<Step> steps, List<Step> turns) {
        List<Optional<Move>> order = turns.stream().map(Move::of).toList();
        Iterator<Step> next = steps.stream()
                .filter(Turns::isTurn)
                .sorted(Comparator.comparingInt(step -> order.indexOf(Move.of(step))))
                .iterator();
        return steps.stream().map(step -> isTurn(step) ? next.next() : step).toList();
    }

    private static boolean isInDoubt(List<Step> steps) {
        List<Step> turns = steps.stream().filter(Turns::isTurn).toList();
        boolean oneASecond = turns.stream().map(Step::time).distinct().count() == turns.size();
        return !oneASecond && turns.stream().anyMatch(step -> step.stage() != Stage.CREATION);
    }

    /** @param steps in event time, as far as they are of one chain */
    static List<Step> of(List<Step> steps) {
        Map<Instant, List<Step>> seconds = new TreeMap<>();
        told(steps.stream())
                .forEach(step -> seconds.computeIfAbsent(step.time(), second -> new ArrayList<>())
                        .add(step));
        Turns turns = new Turns(steps);
        seconds.values().forEach(turns::add);
        return turns.ordered.stream().filter(Turns::isTurn).toList();
    }

    /** Each turn once: of a rename of which both sides are there, by the one that says whence. */
    static List<Step> told(Stream<Step> steps) {
        Map<Move, Step> told = new LinkedHashMap<>();
        steps.forEach(step ->
                Move.of(step).ifPresent(move -> told.merge(move, step, (one, other) -> leaves(one) ? other : one)));
        return List.copyOf(told.values());
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

    /** Whether a name gets another bearer; a deletion leaves it with none. */
    static boolean isTurn(Step step) {
        return Chain.begins(step) || leaves(step);
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
