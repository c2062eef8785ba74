package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Trait;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An alert as plain text that a tired person can read on a phone. Every value from a record is cleaned first. */
public final class AlertText {

    /** A longer timeline helps nobody; what is left out is said, and stands in the finding. */
    private static final int STEPS_SHOWN = 12;

    private final Finding finding;
    private final List<Remark> context;

    private AlertText(Finding finding, List<Remark> context) {
        this.finding = finding;
        this.context = context;
    }

    public static String of(Finding finding) {
        return new AlertText(finding, List.of()).whole();
    }

    public static String of(Alert alert) {
        return new AlertText(alert.finding(), alert.context()).whole();
    }

    private String whole() {
        return Stream.of(
                        List.of(finding.severity().shown().toUpperCase(Locale.ROOT) + "  " + Headline.title(finding)),
                        List.of(
                                Headline.sentence(finding),
                                "Account " + finding.subject().account() + "."),
                        section("WHAT HAPPENED (UTC)", timeline()),
                        section("WHY " + finding.severity().shown().toUpperCase(Locale.ROOT), reasons()),
                        section(
                                "WHAT IAM SAYS NOW",
                                context.stream().map(Remark::shown).toList()),
                        section("WHAT TO CHECK", checks()),
                        section("TO CONTAIN, IN THIS ORDER", Containment.commands(finding.stretch())),
                        section("IF IT WAS EXPECTED", Approving.lines(finding.stretch())),
                        List.of("Finding " + finding.uid() + ", analytic AN0900 (MITRE ATT&CK, T1136.003)"))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> String.join("\n", lines))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private List<String> timeline() {
        List<Step> steps = finding.stretch().story();
        Stream<String> shown = steps.stream().limit(STEPS_SHOWN).flatMap(this::timelineOf);
        long more = Math.max(0, steps.size() - STEPS_SHOWN);
        return more == 0
                ? shown.toList()
                : Stream.concat(shown, Stream.of("... and " + more + " more steps, in the finding"))
                        .toList();
    }

    private Stream<String> timelineOf(Step step) {
        String slow = finding.stretch().slow().contains(step) ? " [later than the window]" : "";
        return Stream.of(
                Headline.UTC.format(step.time()) + "  " + step.operation().eventName() + ": "
                        + PlainText.of(step.fact().shown()) + slow,
                "    by " + Headline.who(step));
    }

    private List<String> reasons() {
        Stream<String> inTable = Stream.of(
                Headline.kind(finding) + ", " + finding.assessment().inTable().sentence() + ": "
                        + finding.assessment().inTable().severity().shown());
        Stream<String> traits = finding.assessment().traits().stream().map(AlertText::reason);
        Stream<String> problems =
                finding.assessment().problems().stream().limit(STEPS_SHOWN).map(PlainText::of);
        return Stream.of(inTable, traits, problems).flatMap(lines -> lines).toList();
    }

    private static String reason(Trait trait) {
        String weight = trait.kind().weight() == 0 ? " (no weight)" : "";
        return trait.kind().sentence() + ": " + PlainText.of(trait.fact()) + weight;
    }

    private List<String> checks() {
        Stream<String> ask = finding.stretch().steps().stream()
                .map(step -> step.actor().shown())
                .distinct()
                .limit(3)
                .map(actor -> "ask " + PlainText.of(actor) + " whether this was theirs");
        Stream<String> look = Containment.checks(finding.stretch()).stream();
        return Stream.of(ask, HiddenCaller.checks(finding.stretch()), look)
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> section(String heading, List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(heading), lines.stream().map(line -> "  " + line))
                        .toList();
    }
}
