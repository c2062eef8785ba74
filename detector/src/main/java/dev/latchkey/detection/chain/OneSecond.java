package dev.latchkey.detection.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The moves of one second in an order in which IAM would have accepted them: nobody gives up a name that nobody bears,
 * or takes one that is borne. Of several such orders it is the one that needs nobody of whom nothing is known, then the
 * one with deletions first, then creations, then by event ID.
 */
final class OneSecond {

    /** Orders are tried from the likeliest on; an end to what hostile records can ask for. */
    private static final int MOST_TRIED = 200;

    private final Map<String, Boolean> after;
    private final List<Move> toCome;
    private final List<Move> done = new ArrayList<>();
    private int tried;

    private OneSecond(List<Move> moves, Map<String, Boolean> after) {
        this.toCome = new ArrayList<>(moves);
        this.after = after;
    }

    /**
     * As told if there is no such order.
     *
     * @param moves in the order that counts in doubt
     * @param before whether a name was borne before the second, as far as it is known
     * @param after the same, of the time after it
     */
    static List<Move> ordered(List<Move> moves, Map<String, Boolean> before, Map<String, Boolean> after) {
        Map<String, Boolean> freeUnlessKnown = new HashMap<>(before);
        moves.stream().flatMap(Move::names).forEach(name -> freeUnlessKnown.putIfAbsent(name, false));
        return accepted(moves, freeUnlessKnown, after)
                .or(() -> accepted(moves, before, after))
                .or(() -> accepted(moves, before, Map.of()))
                // Somebody left or came, and the records do not tell.
                .or(() -> accepted(moves, Map.of(), Map.of()))
                .orElse(moves);
    }

    private static Optional<List<Move>> accepted(
            List<Move> moves, Map<String, Boolean> before, Map<String, Boolean> after) {
        OneSecond second = new OneSecond(moves, after);
        return second.isAccepted(before) ? Optional.of(second.done) : Optional.empty();
    }

    private boolean isAccepted(Map<String, Boolean> borne) {
        if (toCome.isEmpty()) {
            return after.entrySet().stream()
                    .allMatch(name ->
                            borne.getOrDefault(name.getKey(), name.getValue()).equals(name.getValue()));
        }
        for (int at = 0; at < toCome.size() && tried < MOST_TRIED; at++) {
            if (isPossible(toCome.get(at), borne) && isAccepted(at, borne)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAccepted(int at, Map<String, Boolean> borne) {
        tried++;
        Move next = toCome.remove(at);
        Map<String, Boolean> then = new HashMap<>(borne);
        next.from().ifPresent(name -> then.put(name, false));
        next.to().ifPresent(name -> then.put(name, true));
        done.add(next);
        boolean accepted = isAccepted(then);
        if (!accepted) {
            done.remove(done.size() - 1);
            toCome.add(at, next);
        }
        return accepted;
    }

    private static boolean isPossible(Move move, Map<String, Boolean> borne) {
        return move.from().map(name -> borne.getOrDefault(name, true)).orElse(true)
                && move.to().map(name -> !borne.getOrDefault(name, false)).orElse(true);
    }
}
