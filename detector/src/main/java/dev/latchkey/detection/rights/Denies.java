package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.PolicyDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Deny statements of a document say, as fingerprints. */
final class Denies {

    /** Told one by one; of more, one fingerprint of all. */
    private static final int MOST = 10;

    /** Of all that a document says which denies everything, in whatever words. */
    private static final String OF_ALL = Fingerprint.of("false [*] false [*] false");

    private Denies() {}

    /** By what they say, in whatever order; of a Condition only that there is one. */
    static Set<String> of(PolicyDocument document) {
        if (document.statements().stream().anyMatch(it -> !it.allow() && Reach.isAll(it))) {
            return Set.of(OF_ALL);
        }
        List<String> said = document.statements().stream()
                .filter(statement -> !statement.allow() && !Reach.isNothing(statement))
                .map(it -> Stream.of(
                                it.exceptActions(),
                                sorted(it.actions()),
                                it.exceptResources(),
                                sorted(it.resources()),
                                it.conditioned())
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .sorted()
                .toList();
        return said.size() > MOST
                ? Set.of(Fingerprint.of(String.join("\n", said)))
                : said.stream().map(Fingerprint::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Beside which nothing else is held back. */
    static boolean areOfAll(Set<String> denies) {
        return denies.contains(OF_ALL);
    }

    private static List<String> sorted(List<String> patterns) {
        return patterns.stream().sorted().toList();
    }
}
