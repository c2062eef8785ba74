package dev.latchkey.report;

import dev.latchkey.detection.verdict.Tuning;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** By what tuning it was judged: another one might have found something else. */
final class Judged {

    private static final int MOST_NAMED = 20;

    private Judged() {}

    static List<String> lines(Tuning tuning) {
        return List.of(
                "window: " + Shown.duration(tuning.window()) + " from the creation; followed for "
                        + Shown.duration(tuning.follow()),
                "own accounts: " + named(tuning.ownAccounts(), "only the one that an identity lives in"),
                "own subjects of OIDC providers: " + named(tuning.ownSubjects(), "whoever is named exactly"),
                "expected regions: " + named(tuning.regions(), "any"),
                "expected networks: " + named(tuning.networks(), "any"),
                "expected countries: " + named(tuning.countries(), "any"),
                "tools of attackers, by user agent: " + named(tuning.attackTools(), "none"));
    }

    private static String named(Collection<?> values, String none) {
        int more = values.size() - MOST_NAMED;
        return values.isEmpty()
                ? none
                : values.stream()
                        .map(String::valueOf)
                        .sorted()
                        .limit(MOST_NAMED)
                        .map(Shown::text)
                        .collect(Collectors.joining(", ", "", more > 0 ? " and " + more + " more" : ""));
    }
}
