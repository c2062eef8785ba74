package dev.latchkey.detection.habit;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why nothing was learnt from a chain.
 *
 * @param cure what a person can do about it
 */
public record Reason(String why, String cure) {

    static final Reason NOT_KEPT = new Reason(
            "an entry would cover it, but was not kept", "see what is said of the entry, or write a narrower one");

    private static final int FEW = 8;
    private static final int LONGEST_NAME = 64;

    private static final String NO_PATTERN = "its name fits no pattern that is usual";

    static Reason seldom(HabitRules rules) {
        return new Reason(
                "seen too seldom: by each caller fewer than " + Counted.of(rules.minChains(), "chain")
                        + ", or all on a day",
                "ask them; then wait for more of it, or write an entry for these names, people and networks");
    }

    static Reason unusual(String what) {
        return new Reason("not usual: " + what, "ask the caller; if that is to go on, write it into an entry by hand");
    }

    static Reason nameLike(List<Finding> suspects) {
        return new Reason(
                NO_PATTERN + " and that no suspect chain fits: " + joined(suspects, ", ", Reason::shown),
                "look at each of these; of those that you know to be business: --looked-at "
                        + joined(suspects, ",", Reason::lookedAt));
    }

    private static String shown(Finding finding) {
        return PlainText.of(finding.stretch().target(), LONGEST_NAME) + " ("
                + finding.severity().shown() + ")";
    }

    /** Only how it is now was looked at: what rises later is another matter. */
    private static String lookedAt(Finding finding) {
        return finding.shortUid() + ":" + finding.severity().shown().toLowerCase(Locale.ROOT);
    }

    private static String joined(List<Finding> findings, String by, Function<Finding, String> shown) {
        String more = findings.size() > FEW ? by + "..." : "";
        return findings.stream().limit(FEW).map(shown).collect(Collectors.joining(by)) + more;
    }

    static Reason nameless() {
        return new Reason(
                NO_PATTERN,
                "have such names begin alike; or write an entry with people, networks and operations but without"
                        + " targets, if those people may give anybody an account");
    }
}
