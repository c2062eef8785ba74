package dev.latchkey.detection.alert;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A finding in one line and in one sentence, the same words in mail, chat and finding. */
public final class Headline {

    private static final int LONGEST_NAME = 64;
    public static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Headline() {}

    /** How severe it is, unless it is over. */
    public static String standing(Finding finding) {
        return finding.supersededBy().isPresent()
                ? "Closed"
                : finding.severity().shown();
    }

    public static String title(Finding finding) {
        return title(finding, LONGEST_NAME);
    }

    static String title(Finding finding, int longestName) {
        boolean root = finding.subject() instanceof Subject.Root;
        String name = root ? "" : " " + PlainText.of(finding.stretch().target(), longestName);
        String named = kind(finding) + name;
        String text = named + ": " + CaseWords.of(finding.assessment());
        return capitalised(text);
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

    /** What happened, in one sentence. */
    public static String sentence(Finding finding) {
        Stretch stretch = finding.stretch();
        Step first = stretch.steps().get(0);
        String begin = "On %s UTC %s called %s for %s"
                .formatted(
                        UTC.format(first.time()),
                        who(first),
                        first.operation().eventName(),
                        asked(first, stretch.target()));
        List<Step> later = stretch.steps().stream()
                .filter(step -> !step.eventId().equals(first.eventId()))
                .toList();
        return later.isEmpty() ? begin + "." : begin + "; " + followed(later, finding) + ".";
    }

    private static String followed(List<Step> later, Finding finding) {
        List<String> operations = later.stream()
                .map(step -> step.operation().eventName())
                .distinct()
                .toList();
        return listed(operations) + " followed within "
                + shown(Duration.between(finding.firstSeen(), finding.lastSeen()));
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
        return PlainText.of(step.actor().shown()) + " from "
                + PlainText.of(step.origin().address()) + " ("
                + step.origin().method().shown() + ")";
    }

    private static String shown(Duration duration) {
        if (duration.toDays() > 1) {
            return Counted.of(duration.toDays(), "day");
        }
        if (duration.toMinutes() > 119) {
            return Counted.of(duration.toHours(), "hour");
        }
        return duration.toSeconds() > 119
                ? Counted.of(duration.toMinutes(), "minute")
                : Counted.of(duration.toSeconds(), "second");
    }
}
