package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.MailText;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.Utc;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An alert as plain text that a tired person can read on a phone. Every value from a record is cleaned first. */
public final class AlertText {

    /** A longer timeline helps nobody; what is left out is said. */
    private static final int STEPS_SHOWN = 12;

    private static final String REPLACES = ": this alert replaces an earlier one with the same finding number.";

    private final Finding finding;
    private final Alert.Activity activity;
    private final List<Remark> context;

    private AlertText(Alert alert) {
        this.finding = alert.finding();
        this.activity = alert.activity();
        this.context = alert.context();
    }

    public static String of(Finding finding) {
        return of(new Alert(finding, Alert.Activity.CREATE));
    }

    public static String of(Alert alert) {
        return PlainText.unlinked(new AlertText(alert).whole());
    }

    private String whole() {
        return MailText.of(Stream.of(
                headline(),
                List.of(
                        Headline.sentence(finding),
                        "Account " + finding.subject().account() + "."),
                MailText.section("WHAT HAPPENED (UTC)", timeline()),
                MailText.section(
                        "WHY " + finding.severity().shown().toUpperCase(Locale.ROOT), AlertParts.reasons(finding)),
                MailText.section(
                        "WHAT IAM SAYS NOW", context.stream().map(Remark::shown).toList()),
                MailText.section("WHAT TO CHECK", AlertParts.checks(finding)),
                MailText.section("TO CONTAIN, IN THIS ORDER", AlertParts.commands(finding)),
                MailText.section("IF IT WAS EXPECTED", AlertParts.approving(finding)),
                List.of(number(finding), "What each part means, and what to do first: docs/runbook.md")));
    }

    /** Under which it is kept, and what it is a case of. */
    static String number(Finding finding) {
        return "Finding " + finding.uid() + ", analytic AN0900 (MITRE ATT&CK, T1136.003)";
    }

    private List<String> headline() {
        String title = finding.severity().shown().toUpperCase(Locale.ROOT) + "  " + Headline.title(finding);
        return switch (activity) {
            case UPDATE -> List.of(title, "It has grown" + REPLACES);
            case UNDONE -> List.of(title, "It was stopped, and set going again" + REPLACES);
            case RENAMED -> List.of(title, "It was renamed, and may have grown" + REPLACES);
            case CREATE, CLOSE -> List.of(title);
        };
    }

    private List<String> timeline() {
        List<Step> all = finding.stretch().story();
        List<Step> steps = Telltale.of(all, STEPS_SHOWN);
        Stream<String> shown = IntStream.range(0, steps.size()).boxed().flatMap(at -> timelineOf(steps, at));
        int more = all.size() - steps.size();
        return more == 0
                ? shown.toList()
                : Stream.concat(shown, Stream.of("... and " + Counted.of(more, "more step") + ", which CloudTrail has"))
                        .toList();
    }

    /** Who called stands under the first of several calls in a row: on a phone, every line counts. */
    private Stream<String> timelineOf(List<Step> steps, int at) {
        Step step = steps.get(at);
        String slow = finding.stretch().slow().contains(step) ? " [later than the window]" : "";
        String what = Utc.shown(step.time()) + "  " + step.operation().eventName() + ": "
                + PlainText.of(step.shownIn(finding.subject())) + slow;
        String who = Headline.who(step);
        boolean same = at > 0 && who.equals(Headline.who(steps.get(at - 1)));
        return same ? Stream.of(what) : Stream.of(what, "    by " + who);
    }
}
