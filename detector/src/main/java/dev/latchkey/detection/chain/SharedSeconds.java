package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chain as it is stored, and seconds in which its name changes hands more than once: only what stands under the other
 * names tells in what order.
 *
 * @param chain with such turns one after the other; truncated if not all of those names are read
 * @param known its own steps and those of the others
 */
record SharedSeconds(Chain chain, List<Step> known) {

    /** Of one chain: as many as the renames that a judgement reads of it. */
    static final int MOST_NAMES = ChainStore.STEPS_PER_STAGE;

    static SharedSeconds of(Chain chain, Function<Subject, Chain> read) {
        if (!Turns.anyRename(chain.steps()) || in(chain).findAny().isEmpty()) {
            return new SharedSeconds(chain, chain.steps());
        }
        List<Chain> names = linked(chain, read);
        boolean whole = names.size() <= MOST_NAMES && names.stream().noneMatch(Chain::isNotRead);
        List<Step> known = names.stream().flatMap(name -> name.steps().stream()).toList();
        Chain bounded = whole ? chain : Chain.of(chain.subject(), chain.steps(), true);
        return new SharedSeconds(bounded.inOrderOf(Turns.of(known)), known);
    }

    /** With the names that share a second with it, or with one of them; one more than are read if there are more. */
    private static List<Chain> linked(Chain chain, Function<Subject, Chain> read) {
        List<Chain> chains = new ArrayList<>(List.of(chain));
        Set<Subject> names = new HashSet<>(Set.of(chain.subject()));
        for (int at = 0; at < chains.size() && chains.size() <= MOST_NAMES; at++) {
            othersIn(chains.get(at))
                    .filter(names::add)
                    .limit(MOST_NAMES + 1L - chains.size())
                    .forEach(name -> chains.add(read.apply(name)));
        }
        return chains;
    }

    private static Stream<Subject> othersIn(Chain chain) {
        Set<Instant> seconds = in(chain).collect(Collectors.toSet());
        return chain.steps().stream()
                .filter(step -> Turns.isRename(step) && seconds.contains(step.time()))
                .map(Chains::named);
    }

    private static Stream<Instant> in(Chain chain) {
        Map<Instant, List<Step>> turns =
                chain.steps().stream().filter(Turns::isTurn).collect(Collectors.groupingBy(Step::time));
        return turns.entrySet().stream()
                .filter(second -> second.getValue().size() > 1)
                .filter(second -> second.getValue().stream().anyMatch(Turns::isRename))
                .map(Map.Entry::getKey);
    }
}
