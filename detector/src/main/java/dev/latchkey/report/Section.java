package dev.latchkey.report;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Chains that are shown in full, as many as a page can bear, and how many more there are. */
record Section(List<ShownChain> chains, int leftOut) {

    Section {
        chains = List.copyOf(chains);
    }

    /** @param open how many of the first lie open; what is closed costs a browser next to nothing */
    static Section of(List<Listed> all, Predicate<Listed> which, int most, int open, Duration window) {
        List<Listed> these = all.stream().filter(which).toList();
        List<ShownChain> chains = IntStream.range(0, Math.min(most, these.size()))
                .mapToObj(at -> ShownChain.of(these.get(at), at < open, window))
                .toList();
        return new Section(chains, these.size() - chains.size());
    }

    int count() {
        return chains.size() + leftOut;
    }
}
