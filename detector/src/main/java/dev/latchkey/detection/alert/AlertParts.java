package dev.latchkey.detection.alert;

import dev.latchkey.detection.verdict.Trait;
import java.util.List;
import java.util.stream.Stream;

/** The parts of an alert below its timeline, line by line, in the same words wherever they are laid out. */
public final class AlertParts {

    /** More would bury the rest. */
    private static final int MOST_PROBLEMS = 12;

    private AlertParts() {}

    /** Its case in the table, each trait with the fact behind it, and what could not be taken into account. */
    public static List<String> reasons(Finding finding) {
        Stream<String> inTable = Stream.of(Headline.kind(finding) + ", " + CaseWords.of(finding.assessment()) + ": "
                + finding.assessment().inTable().severity().shown());
        Stream<String> traits = finding.assessment().traits().stream().map(AlertParts::reason);
        Stream<String> problems =
                finding.assessment().problems().stream().limit(MOST_PROBLEMS).map(PlainText::of);
        return Stream.of(inTable, traits, problems).flatMap(lines -> lines).toList();
    }

    /** Whom to ask, and commands that only look. */
    public static List<String> checks(Finding finding) {
        Stream<String> ask = Asking.of(finding, PlainText.LONGEST).stream();
        Stream<String> here = Stream.of(
                "all commands below act on account " + finding.subject().account() + ": see that the shell is in it:",
                "aws sts get-caller-identity --query Account");
        Stream<String> look = Checks.of(finding.stretch()).stream();
        return Stream.of(ask, HiddenCaller.checks(finding.stretch()), here, look)
                .flatMap(lines -> lines)
                .toList();
    }

    /** What contains it, in this order. */
    public static List<String> commands(Finding finding) {
        return Containment.commands(finding.stretch());
    }

    /** What to add to the allowlist if it was expected. */
    public static List<String> approving(Finding finding) {
        return Approving.lines(finding.stretch());
    }

    private static String reason(Trait trait) {
        String weight = trait.kind().weight() == 0 ? " (no weight)" : "";
        return trait.kind().sentence() + ": " + PlainText.of(trait.fact()) + weight;
    }
}
