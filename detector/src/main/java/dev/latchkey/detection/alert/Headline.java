package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A finding in one line and in one sentence, the same words in mail, chat and finding. */
public final class Headline {

    private static final int LONGEST_NAME = 64;
    private static final int CALLERS_ASKED = 3;
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
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String kind(Finding finding) {
        if (finding.subject() instanceof Subject.Root) {
            return "root of the account";
        }
        String kind = "IAM " + finding.subject().kind().name().toLowerCase(Locale.ROOT);
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
                        PlainText.of(stretch.target()));
        List<Step> later = stretch.steps().stream()
                .filter(step -> !step.eventId().equals(first.eventId()))
                .toList();
        return later.isEmpty() ? begin + "." : begin + "; " + followed(later, finding) + ".";
    }

    private static String followed(List<Step> later, Finding finding) {
        String operations = later.stream()
                .map(step -> step.operation().eventName())
                .distinct()
                .collect(Collectors.joining(" and "));
        return operations + " followed within " + shown(Duration.between(finding.firstSeen(), finding.lastSeen()));
    }

    static String who(Step step) {
        return PlainText.of(step.actor().shown()) + " from "
                + PlainText.of(step.origin().address()) + " ("
                + step.origin().method().shown() + ")";
    }

    /** Whom to ask first: those who made the calls, and no more of them than a person can ask at night. */
    public static List<String> callers(Finding finding) {
        return finding.stretch().steps().stream()
                .map(step -> step.actor().isRoot()
                        ? "whoever can sign in as root"
                        : step.actor().shown())
                .distinct()
                .limit(CALLERS_ASKED)
                .map(PlainText::of)
                .toList();
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
