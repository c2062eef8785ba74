package dev.latchkey.detection.digest;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One identity in a few lines: what it is, who made it, from where and how, what followed, what was concluded. */
final class IdentityLines {

    private static final int STEPS_SHOWN = 6;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 160;
    private static final int DATE = 11;
    private static final int PROBLEMS_SHOWN = 3;

    private IdentityLines() {}

    /** @param isNew whether it was created in the period */
    static List<String> of(IdentityRecord identity, boolean isNew) {
        List<String> lines = new ArrayList<>();
        lines.add(severity(identity)
                + (isNew ? "new " : "")
                + name(identity)
                + (identity.creationSeen() ? "" : made(identity)));
        lines.add("  " + begun(identity));
        List<RecordedStep> steps = identity.followed().stream()
                .filter(step -> !step.eventId().equals(identity.anchor().eventId()) || identity.creationSeen())
                .toList();
        List<RecordedStep> shown = shown(steps);
        shown.forEach(step -> lines.add("  " + time(step, identity) + "  " + given(step) + by(step, identity)));
        int more = steps.size() - shown.size() + identity.more();
        if (more > 0) {
            lines.add("  ... and " + more + " more");
        }
        if (steps.isEmpty() && identity.creationSeen()) {
            lines.add("  nothing followed");
        }
        concluded(identity).forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** The latest grant and credential, by which it may be in this digest, and the earliest of all. */
    private static List<RecordedStep> shown(List<RecordedStep> steps) {
        Stream<RecordedStep> latest = Stream.of(Stage.GRANT, Stage.CREDENTIAL)
                .flatMap(stage ->
                        steps.stream()
                                .filter(step -> step.stage() == stage)
                                .reduce((earlier, later) -> later)
                                .stream());
        Set<RecordedStep> chosen = Stream.concat(latest, steps.stream())
                .distinct()
                .limit(STEPS_SHOWN)
                .collect(Collectors.toSet());
        return steps.stream().filter(chosen::contains).limit(STEPS_SHOWN).toList();
    }

    /** In one line, for those that an entry approved. */
    static String inShort(IdentityRecord identity) {
        return "%s  %s, by %s, %s"
                .formatted(
                        Utc.shown(identity.began()),
                        name(identity),
                        who(identity.anchor()),
                        identity.conclusion().assessed().isPresent()
                                ? "rights " + identity.rights()
                                : given(identity.anchor()));
    }

    private static String severity(IdentityRecord identity) {
        return identity.conclusion()
                .assessed()
                .map(it -> it.severity().shown().toUpperCase(Locale.ROOT) + "  ")
                .orElse("");
    }

    private static String name(IdentityRecord identity) {
        return name(identity.subject(), identity.identity());
    }

    /** Of whom no more is known. */
    static String name(Subject subject) {
        return name(subject, subject.name());
    }

    private static String name(Subject subject, String name) {
        return subject.kind().shown() + " " + PlainText.of(name, LONGEST_NAME) + " (account "
                + PlainText.of(subject.account(), LONGEST_NAME) + ")";
    }

    private static String made(IdentityRecord identity) {
        return identity.existingSince()
                .map(since -> ", created " + Utc.shown(since))
                .orElse(", whose creation was not seen");
    }

    private static String begun(IdentityRecord identity) {
        String what = identity.creationSeen() ? "created" : given(identity.anchor());
        return Utc.shown(identity.began()) + "  " + what + " by " + who(identity.anchor());
    }

    /** The day is said only where it is another than that of the beginning. */
    private static String time(RecordedStep step, IdentityRecord identity) {
        String shown = Utc.shown(step.time());
        Instant began = identity.began();
        return shown.substring(0, DATE).equals(Utc.shown(began).substring(0, DATE))
                ? " ".repeat(DATE) + shown.substring(DATE)
                : shown;
    }

    private static String by(RecordedStep step, IdentityRecord identity) {
        return who(step).equals(who(identity.anchor())) ? "" : ", by " + who(step);
    }

    private static String who(RecordedStep step) {
        String country = step.country().map(code -> code + ", ").orElse("");
        return PlainText.of(step.actor(), LONGEST_TEXT) + " from " + PlainText.of(step.address(), LONGEST_NAME) + " ("
                + country + step.method() + ")";
    }

    private static String given(RecordedStep step) {
        return PlainText.of(step.given(), LONGEST_TEXT);
    }

    private static Stream<String> concluded(IdentityRecord identity) {
        Conclusion conclusion = identity.conclusion();
        Stream<String> finding =
                conclusion
                        .assessed()
                        .map(it -> it.inTable() + (conclusion.told() ? ", finding " + it.uid() : ""))
                        .stream();
        Stream<String> problems = conclusion.assessed().stream()
                .flatMap(it -> it.problems().stream())
                .limit(PROBLEMS_SHOWN);
        Stream<String> approved = conclusion.isApproved()
                ? Stream.of(
                        "approved since by " + PlainText.of(String.join(", ", conclusion.approvedBy()), LONGEST_TEXT))
                : Stream.of();
        return Stream.of(finding, problems, approved).flatMap(lines -> lines);
    }
}
