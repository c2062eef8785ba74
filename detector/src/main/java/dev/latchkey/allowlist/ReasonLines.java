package dev.latchkey.allowlist;

import dev.latchkey.detection.habit.LeftOut;
import dev.latchkey.detection.habit.Provisioner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why nothing was learnt from some chains, and what a person can do, by reason; the most chains first. */
final class ReasonLines {

    static final Comparator<Map.Entry<?, List<LeftOut>>> MOST_FIRST =
            Comparator.comparing(it -> -it.getValue().size());

    private ReasonLines() {}

    static List<String> of(List<LeftOut> all) {
        List<String> lines = new ArrayList<>();
        all.stream().collect(Collectors.groupingBy(LeftOut::why, TreeMap::new, Collectors.toList())).entrySet().stream()
                .sorted(MOST_FIRST)
                .forEach(it -> {
                    LeftOut first = it.getValue().get(0);
                    lines.add("    " + it.getValue().size() + ", first " + named(first) + ": "
                            + first.reason().why());
                    lines.add("      you can: " + first.reason().cure());
                });
        return lines;
    }

    private static String named(LeftOut chain) {
        String by = chain.by()
                .flatMap(Provisioner::person)
                .map(person -> " by " + person)
                .orElse("");
        return chain.anchor().target() + by + " at " + chain.anchor().time();
    }
}
