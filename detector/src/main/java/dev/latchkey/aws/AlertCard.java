package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.ChatCard.Content;
import dev.latchkey.aws.ChatCard.Metadata;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.alert.Superseding;
import dev.latchkey.detection.alert.Telltale;
import dev.latchkey.detection.response.Asking;
import dev.latchkey.detection.response.Containment;
import dev.latchkey.detection.response.Gone;
import dev.latchkey.detection.response.Outsiders;
import dev.latchkey.detection.response.RootAccess;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An alert as a {@link ChatCard}; an update goes into the thread of the first. */
final class AlertCard {

    private static final int STEPS_SHOWN = 6;
    private static final String NOTHING_TO_DO = "Go on with the finding that took its place.";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_SENTENCE = 900;
    private static final int LONGEST_LINE = 200;
    private static final int STOPS_SHOWN = 3;

    private final Finding finding;
    private final Alert.Activity activity;
    private final String again;
    private final Optional<String> superseding;

    private AlertCard(Alert alert) {
        this.finding = alert.finding();
        this.activity = alert.activity();
        this.again = Headline.again(alert).map(" (%s)"::formatted).orElse("");
        this.superseding = Superseding.sentence(alert);
    }

    static String of(Alert alert) {
        return new AlertCard(alert).card().json();
    }

    private ChatCard card() {
        return new ChatCard(finding.uid(), content(), metadata());
    }

    private Content content() {
        return new Content(
                title(Headline.standing(finding) + again + ": "),
                description(),
                nextSteps(),
                List.of(finding.severity().shown(), finding.subject().account()));
    }

    private Metadata metadata() {
        ObjectNode context = JsonNodeFactory.instance
                .objectNode()
                .put("finding", finding.uid())
                .put("account", finding.subject().account())
                .put("severity", finding.severity().shown());
        return new Metadata(finding.uid(), title(""), activity.shown(), Optional.of(context));
    }

    private String title(String before) {
        boolean fits = before.length() + Headline.title(finding).length() <= LONGEST_TITLE;
        return ChatText.of(before + (fits ? Headline.title(finding) : Headline.shortTitle(finding)), LONGEST_TITLE);
    }

    private String description() {
        if (activity == Alert.Activity.CLOSE) {
            return superseding.orElse("");
        }
        return ChatText.block(lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ChatText.of(Headline.sentence(finding), LONGEST_SENTENCE));
        lines.add("Account " + finding.subject().account() + ".");
        superseding.ifPresent(lines::add);
        AlertParts.stoppedInVain(finding)
                .map(it -> ChatText.of(Headline.capitalised(it), 2 * AlertParts.LONGEST_FACT))
                .ifPresent(lines::add);
        List<Step> story = finding.stretch().story();
        Telltale.of(story, STEPS_SHOWN).stream().map(this::line).forEach(lines::add);
        if (story.size() > STEPS_SHOWN) {
            lines.add("... and " + Counted.of(story.size() - STEPS_SHOWN, "more step") + ", which CloudTrail has");
        }
        Stream<String> traits = finding.assessment().traits().stream()
                .filter(trait -> trait.kind().weight() > 0)
                .map(trait -> "Worse, as: " + trait.kind().sentence() + ": " + trait.fact());
        Stream.concat(Outsiders.reasons(finding.stretch()), traits)
                .map(reason -> ChatText.of(reason, 2 * LONGEST_LINE))
                .forEach(lines::add);
        return lines;
    }

    /** The sentence above names who made the first call: whoever else called is named here. */
    private String line(Step step) {
        String who = step.actor().shown();
        boolean named = step.isNote(Note.USED)
                || who.equals(Headline.first(finding.stretch()).actor().shown());
        return "• " + step.time() + " " + step.operation().eventName() + ": "
                + ChatText.of(step.shownIn(finding.subject()), LONGEST_LINE)
                + (named ? "" : ", by " + ChatText.of(who, LONGEST_LINE));
    }

    /** Who has only a phone can ask at once, and hand on a command; all of them stand in the mail. */
    private List<String> nextSteps() {
        if (activity == Alert.Activity.CLOSE) {
            return List.of(NOTHING_TO_DO);
        }
        Stream<String> ask = Asking.of(finding.stretch(), LONGEST_LINE).stream()
                .map(todo -> ChatText.of(Headline.capitalised(todo), 2 * LONGEST_LINE) + ".");
        String ifNot = finding.subject() instanceof Subject.Root root
                ? RootAccess.of(root).ifNot()
                : "If not: ";
        Stream<String> denial = Containment.shortDenial(finding.stretch()).filter(ChatText::isCommand).stream();
        List<String> stop = Stream.concat(stops(), denial)
                .map(command -> ifNot + "`" + command + "`")
                .toList();
        // Of what follows, which is nothing if no name can stand in a card's command.
        Optional<String> caution = Containment.caution(finding.stretch()).filter(it -> !stop.isEmpty());
        Stream<String> first = Stream.of(Gone.sentence(finding.stretch()), caution)
                .flatMap(Optional::stream)
                .map(it -> ChatText.of(Headline.capitalised(it)) + ".");
        Stream<String> rest = Stream.of("The mail has all commands to check and to contain; docs/runbook.md says how.");
        return Stream.of(ask, first, stop.stream(), rest)
                .flatMap(steps -> steps)
                .toList();
    }

    /** The latest, as in the mail: of many the earlier ones are gone. */
    private Stream<String> stops() {
        List<String> commands = Containment.stops(finding.stretch()).stream()
                .filter(ChatText::isCommand)
                .toList();
        return commands.stream().skip(Math.max(0, commands.size() - STOPS_SHOWN));
    }
}
