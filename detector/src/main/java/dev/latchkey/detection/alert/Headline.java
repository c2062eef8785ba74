package dev.latchkey.detection.alert;

import dev.latchkey.detection.response.Gone;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.Elapsed;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.Utc;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A finding in one line and in one sentence, the same words in mail, chat and finding. */
public final class Headline {

    private static final int LONGEST_NAME = 64;

    private Headline() {}

    /** How severe it is, unless it is over. */
    public static String standing(Finding finding) {
        return finding.supersededBy().isPresent()
                ? "Closed"
                : finding.severity().shown();
    }

    /** Why it is told again, in a word or two; empty of what is told for the first time, or the last. */
    public static Optional<String> again(Alert alert) {
        return switch (alert.activity()) {
            case UPDATE -> Optional.of("grown");
            case UNDONE -> Optional.of("stopped in vain");
            case RENAMED -> Optional.of("renamed");
            case CREATE, CLOSE -> Optional.empty();
        };
    }

    public static String title(Finding finding) {
        return title(finding, LONGEST_NAME);
    }

    static String title(Finding finding, int longestName) {
        return title(finding, longestName, CaseWords.of(finding.assessment()));
    }

    public static String shortTitle(Finding finding) {
        return shortTitle(finding, LONGEST_NAME);
    }

    /** Without what is known of an earlier creation, for where there is no room to end that sentence. */
    static String shortTitle(Finding finding, int longestName) {
        return title(finding, longestName, finding.assessment().inTable().sentence());
    }

    private static String title(Finding finding, int longestName, String words) {
        boolean root = finding.subject() instanceof Subject.Root;
        String name = root ? "" : " " + PlainText.of(finding.stretch().target(), longestName);
        return capitalised(kind(finding) + name + ": " + words);
    }

    public static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String kind(Finding finding) {
        if (finding.subject() instanceof Subject.Root) {
            return "root of the account";
        }
        String kind = "IAM " + finding.subject().kind().shown();
        if (finding.stretch().creation().isPresent()) {
            return "new " + kind;
        }
        return finding.stretch().existingSince().isPresent() ? "existing " + kind : kind;
    }

    /** By which the sentence begins: the creation comes before all else of its second. */
    public static Step first(Stretch stretch) {
        return stretch.creation().orElseGet(() -> stretch.steps().get(0));
    }

    /** What happened, in one sentence. */
    public static String sentence(Finding finding) {
        Stretch stretch = finding.stretch();
        Step first = first(stretch);
        String begin = "On %s UTC %s called %s for %s"
                .formatted(
                        Utc.shown(first.time()),
                        who(first),
                        first.operation().eventName(),
                        asked(first, stretch.target()));
        List<Step> later = stretch.steps().stream()
                .filter(step -> !step.eventId().equals(first.eventId()))
                .toList();
        String then = later.isEmpty() ? "" : "; " + followed(later, finding);
        String end = Gone.deletion(stretch)
                .map(step -> "; it was deleted at " + Utc.shown(step.time()) + " UTC")
                .orElse("");
        return begin + then + end + ".";
    }

    private static String followed(List<Step> later, Finding finding) {
        List<String> operations = later.stream()
                .map(step -> step.operation().eventName())
                .distinct()
                .toList();
        return listed(operations) + " followed " + Elapsed.of(Duration.between(finding.firstSeen(), finding.lastSeen()))
                + otherCallers(later, finding);
    }

    /** Else the first caller would be blamed for what others did. */
    private static String otherCallers(List<Step> later, Finding finding) {
        Step first = first(finding.stretch());
        long others = later.stream()
                .filter(step -> !step.actor().shown().equals(first.actor().shown()))
                .count();
        if (others == 0) {
            return "";
        }
        return others == later.size() ? ", by others" : ", in part by others";
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** CloudTrail finds the call under the name that it was made with. */
    private static String asked(Step first, String now) {
        return first.target().equalsIgnoreCase(now)
                ? PlainText.of(now)
                : PlainText.of(first.target()) + " (now " + PlainText.of(now) + ")";
    }

    public static String who(Step step) {
        String country = step.origin().country().map(code -> code + ", ").orElse("");
        return PlainText.of(step.actor().shown()) + " from "
                + PlainText.of(step.origin().address()) + " ("
                + country + step.origin().method().shown() + ")";
    }
}
