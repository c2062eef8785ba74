package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chains of a store as they stand under each name, each read once, with names changing hands one by one. */
public final class StoredChains {

    /** What one judgement may read, however much an attacker has linked together; beyond it nothing is known. */
    public static final int MOST_READ = 200;

    private final ChainStore store;
    private final Map<Subject, Chain> read = new HashMap<>();
    private final Map<Subject, SharedSeconds> inOrder = new HashMap<>();

    StoredChains(ChainStore store) {
        this.store = store;
    }

    Chain of(Subject subject) {
        SharedSeconds known = inOrder.get(subject);
        if (known == null) {
            known = SharedSeconds.of(asRead(subject), this::asRead);
            inOrder.put(subject, known);
        }
        return known.chain();
    }

    /** One that was put together of these: names change hands as all tell who bore them, also who is not in it. */
    Chain inOrder(Chain chain) {
        List<Step> renames = chain.steps().stream().filter(Turns::isRename).toList();
        Set<Step> known = renames.stream()
                .flatMap(step -> Stream.of(chain.subject(), Chains.named(step)))
                .distinct()
                .flatMap(name -> Optional.ofNullable(inOrder.get(name)).stream())
                .flatMap(name -> name.known().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return renames.isEmpty() ? chain : chain.inOrderOf(Turns.of(List.copyOf(known)));
    }

    private Chain asRead(Subject subject) {
        if (read.size() >= MOST_READ && !read.containsKey(subject)) {
            return notRead(subject);
        }
        return read.computeIfAbsent(subject, store::read);
    }

    /** Of whom nothing is known, as there is more than one judgement reads. */
    static Chain notRead(Subject subject) {
        return Chain.of(subject, List.of(), true);
    }
}
