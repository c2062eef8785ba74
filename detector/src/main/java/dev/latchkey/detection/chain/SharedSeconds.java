package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Seconds in which a name changes hands more than once: only what stands under the other names tells in what order. */
final class SharedSeconds {

    private SharedSeconds() {}

    /** The chain as it is stored, with such turns one after the other. */
    static Chain inOrder(Chain chain, Function<Subject, Chain> read) {
        if (of(chain).findAny().isEmpty()) {
            return chain;
        }
        List<Step> all = new ArrayList<>();
        Set<Subject> names = new LinkedHashSet<>(List.of(chain.subject()));
        for (List<Subject> next = List.of(chain.subject()); !next.isEmpty(); ) {
            List<Chain> chains = next.stream().map(read).toList();
            chains.forEach(it -> all.addAll(it.steps()));
            next = chains.stream()
                    .flatMap(SharedSeconds::othersIn)
                    .distinct()
                    .filter(name -> names.size() <= Chains.MOST_NAMES && names.add(name))
                    .toList();
        }
        return arranged(chain, Turns.of(all).stream().map(Move::of).toList());
    }

    private static Chain arranged(Chain chain, List<Optional<Move>> order) {
        List<Step> turns = chain.steps().stream()
                .filter(Turns::isTurn)
                .sorted(Comparator.comparingInt(step -> order.indexOf(Move.of(step))))
                .toList();
        List<Step> steps = new ArrayList<>();
        int turn = 0;
        for (Step step : chain.steps()) {
            steps.add(Turns.isTurn(step) ? turns.get(turn++) : step);
        }
        return new Chain(chain.subject(), steps, chain.around(), chain.known(), chain.truncated(), chain.answers());
    }

    private static Stream<Subject> othersIn(Chain chain) {
        Set<Instant> seconds = new LinkedHashSet<>(of(chain).toList());
        return chain.steps().stream()
                .filter(step -> isRename(step) && seconds.contains(step.time()))
                .map(Chains::named);
    }

    private static Stream<Instant> of(Chain chain) {
        return chain.steps().stream()
                .filter(SharedSeconds::isRename)
                .map(Step::time)
                .distinct()
                .filter(second -> chain.steps().stream()
                                .filter(step -> step.time().equals(second) && Turns.isTurn(step))
                                .limit(2)
                                .count()
                        > 1);
    }

    private static boolean isRename(Step step) {
        return step.isNote(Note.RENAMED_TO) || step.isNote(Note.RENAMED_FROM);
    }
}
