package dev.latchkey.detection.alert;

import dev.latchkey.detection.response.Asking;
import dev.latchkey.detection.response.Checks;
import dev.latchkey.detection.response.Containment;
import dev.latchkey.detection.response.HiddenCaller;
import dev.latchkey.detection.response.OpenSessions;
import dev.latchkey.detection.response.OtherCallers;
import dev.latchkey.detection.response.Outsiders;
import dev.latchkey.detection.response.SharedGrants;
import dev.latchkey.detection.review.Approving;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Trait;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of an alert below its timeline, line by line, in the same words wherever they are laid out. */
public final class AlertParts {

    /** Two callers may stand in it, each of whom has an ARN. */
    public static final int LONGEST_FACT = 2 * PlainText.LONGEST;

    /** More would bury the rest. */
    private static final int MOST_PROBLEMS = 12;

    private AlertParts() {}

    /** Its case in the table, each trait with the fact behind it, and what could not be taken into account. */
    public static List<String> reasons(Finding finding) {
        Stream<String> inTable = Stream.of(Headline.kind(finding) + ", " + CaseWords.of(finding.assessment()) + ": "
                + finding.assessment().inTable().severity().shown());
        Stream<String> before = before(finding.stretch().before());
        List<Trait> all = finding.assessment().traits();
        boolean little = all.stream().mapToInt(trait -> trait.kind().weight()).sum() == 1;
        Stream<String> traits = all.stream().map(trait -> reason(trait, little));
        Stream<String> problems =
                finding.assessment().problems().stream().limit(MOST_PROBLEMS).map(PlainText::of);
        return Stream.of(inTable, Outsiders.reasons(finding.stretch()), before, traits, problems)
                .flatMap(lines -> lines)
                .toList();
    }

    /** Who stopped it, and who set it going again, if that is so. */
    public static Optional<String> stoppedInVain(Finding finding) {
        return finding.assessment().traits().stream()
                .filter(trait -> trait.kind() == Trait.Kind.UNDONE)
                .map(AlertParts::fact)
                .findFirst();
    }

    /** Whom to ask, and commands that only look. */
    public static List<String> checks(Finding finding) {
        Stream<String> ask = Asking.of(finding.stretch(), PlainText.LONGEST).stream();
        Stream<String> here = Stream.of(
                "all commands below are for account " + finding.subject().account()
                        + ": check that your shell is in it:",
                "aws sts get-caller-identity --query Account");
        Stream<String> look = Checks.of(finding.stretch()).stream();
        return Stream.of(ask, HiddenCaller.checks(finding.stretch()), here, look)
                .flatMap(lines -> lines)
                .toList();
    }

    /** What contains it, in this order. */
    public static List<String> commands(Finding finding) {
        return Stream.of(
                        Containment.commands(finding.stretch()).stream(),
                        SharedGrants.sentence(finding.stretch()).stream(),
                        OpenSessions.sentence(finding.stretch()).stream(),
                        OtherCallers.sentence(finding.stretch()).stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** What to add to the allowlist if it was expected, or to say once for all roles. */
    public static List<String> approving(Finding finding) {
        return Stream.concat(
                        Approving.lines(finding.stretch()).stream(), Outsiders.perhapsOwn(finding.stretch()).stream())
                .toList();
    }

    /** What a role holds that is opened: the severity may hang on it, and no step of the finding show it. */
    private static Stream<String> before(Privilege held) {
        return held.level().isGrant()
                ? Stream.of("known to hold: " + held.level() + ": " + PlainText.of(held.why()))
                : Stream.empty();
    }

    /** @param little whether there is but one weak trait, which the severity does not rise by */
    private static String reason(Trait trait, boolean little) {
        String weight = trait.kind().weight() == 0 ? " (no weight)" : little ? " (weak: alone it raises nothing)" : "";
        return fact(trait) + weight;
    }

    private static String fact(Trait trait) {
        return trait.kind().sentence() + ": " + PlainText.of(trait.fact(), LONGEST_FACT);
    }
}
