package dev.latchkey.allowlist;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.History;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finding that a person has looked at, by its number, and how severe it was then: what has come to it since, nobody
 * has seen.
 *
 * @param number as it was written, whole or its first characters
 * @param findings all that it may be
 */
record LookedAt(String number, List<Finding> findings) {

    private static final int MOST_SHOWN = 4;
    private static final int LONGEST_NAME = 32;

    /**
     * The chains of the findings named, each once, in the order of the history.
     *
     * @param names each {@code number:severity}
     * @throws IllegalArgumentException with a sentence, if one names no finding or several, or one that has risen
     */
    static List<Verdict> in(History history, List<String> names) {
        List<String> uids =
                names.stream().map(name -> uid(history, name.strip())).toList();
        return history.verdicts().stream()
                .filter(verdict -> verdict.assessed()
                        .filter(it -> uids.contains(Finding.of(it).uid()))
                        .isPresent())
                .toList();
    }

    private static String uid(History history, String name) {
        String[] parts = name.split(":", 2);
        LookedAt named = new LookedAt(parts[0], history.numbered(parts[0]));
        Finding worst = named.worst();
        if (parts.length == 1) {
            throw named.wrong("say how severe it was when you looked, as %s. It is %s"
                    .formatted(named.with(worst.severity()), now(worst)));
        }
        Severity seen = named.severity(parts[1]);
        if (!seen.isAtLeast(worst.severity())) {
            throw named.wrong("it was %s, and is %s. Look again, and if it is business write %s"
                    .formatted(seen.shown(), now(worst), named.with(worst.severity())));
        }
        return worst.uid();
    }

    /** The only one, and the worst of those that bear its number. */
    private Finding worst() {
        Finding worst = findings.stream()
                .max(Comparator.comparing(Finding::severity))
                .orElseThrow(
                        () -> new IllegalArgumentException("--looked-at: no such finding in these paths: " + number));
        long several = findings.stream().map(Finding::uid).distinct().count();
        if (several > 1) {
            throw wrong("%d findings begin so, write more of the one that you mean: %s".formatted(several, listed()));
        }
        return worst;
    }

    private Severity severity(String text) {
        return Arrays.stream(Severity.values())
                .filter(it -> it.shown().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> wrong("no severity: " + text + ". Write " + severities()));
    }

    private static String severities() {
        List<String> all =
                Arrays.stream(Severity.values()).map(LookedAt::written).toList();
        int last = all.size() - 1;
        return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }

    private static String written(Severity severity) {
        return severity.shown().toLowerCase(Locale.ROOT);
    }

    private String with(Severity severity) {
        return number + ":" + written(severity);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("--looked-at: " + number + ": " + why);
    }

    private static String now(Finding finding) {
        return "%s now, last seen %s".formatted(finding.severity().shown(), finding.lastSeen());
    }

    private String listed() {
        Stream<String> first = findings.stream()
                .limit(MOST_SHOWN)
                .map(it -> "%s (%s, %s)"
                        .formatted(
                                it.uid(),
                                it.severity().shown(),
                                PlainText.of(it.stretch().target(), LONGEST_NAME)));
        Stream<String> more = findings.size() > MOST_SHOWN ? Stream.of("...") : Stream.of();
        return Stream.concat(first, more).collect(Collectors.joining(", "));
    }
}
