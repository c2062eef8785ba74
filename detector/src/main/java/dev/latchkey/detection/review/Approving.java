package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedPrincipal;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.SelfService;
import dev.latchkey.detection.verdict.Stretch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How to approve what was found, if it was expected: the entries to add, and only if they would really do it. */
public final class Approving {

    private static final int MOST_ITEMS = 5;
    private static final int LONGEST_ITEM = 4_096;
    private static final List<String> BY_HAND =
            List.of("No allowlist entry can be made from these records. Close the finding by hand.");

    private final Stretch stretch;
    private final List<SuggestedEntry> suggested;

    private Approving(Stretch stretch) {
        this.stretch = stretch;
        this.suggested = suggested(stretch);
    }

    public static List<String> lines(Stretch stretch) {
        return new Approving(stretch).lines();
    }

    private List<String> lines() {
        List<String> items = suggested.stream().map(Approving::item).toList();
        boolean fits = items.size() <= MOST_ITEMS && items.stream().allMatch(item -> item.length() <= LONGEST_ITEM);
        if (!fits || !suggested.stream().allMatch(Approving::isPlain) || !wouldApprove()) {
            return BY_HAND;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Fill in owner and reason, and add to the allowlist:");
        lines.addAll(items);
        if (suggested.stream().anyMatch(SuggestedEntry::needsAdminForUnknown)) {
            lines.add("What was granted is not known, and only \"maxPrivilege\": \"ADMIN\" covers that:"
                    + " you have to judge it.");
        }
        if (!suggested.stream().allMatch(SuggestedEntry::isFromSomewhere)) {
            lines.add("Not limited to networks, because a record has no address.");
        }
        return lines;
    }

    /** What the new identity first made for itself is laid to the one who made the identity. */
    private static List<SuggestedEntry> suggested(Stretch stretch) {
        Optional<String> maker =
                stretch.creation().map(creation -> creation.actor().name());
        Optional<Step> own = SelfService.ofOneMadeByAnother(stretch);
        Map<String, List<Step>> byPrincipal = stretch.steps().stream()
                .filter(step -> !own.equals(Optional.of(step)))
                .collect(Collectors.groupingBy(step -> step.actor().name(), LinkedHashMap::new, Collectors.toList()));
        return byPrincipal.entrySet().stream()
                .map(did -> new SuggestedEntry(
                        stretch,
                        did.getKey(),
                        did.getValue(),
                        own.filter(step -> maker.equals(Optional.of(did.getKey())))))
                .toList();
    }

    private boolean wouldApprove() {
        List<AllowlistEntry> entries =
                suggested.stream().flatMap(it -> filledIn(it).stream()).toList();
        boolean named = stretch.steps().stream().map(Step::actor).allMatch(ApprovedPrincipal::isNamed);
        return named && new Approval(stretch, entries).isGiven();
    }

    private static Optional<AllowlistEntry> filledIn(SuggestedEntry suggested) {
        MaxPrivilege atLeast = suggested.needsAdminForUnknown() ? MaxPrivilege.ADMIN : MaxPrivilege.LIMITED;
        return suggested.entry("somebody", "some reason", atLeast);
    }

    private static String item(SuggestedEntry suggested) {
        Stream<String> evidence = suggested.attributes().entrySet().stream()
                .map(attribute -> quoted(attribute.getKey()) + ": " + json(attribute.getValue()));
        Stream<String> toFillIn = Stream.of("\"owner\": \"<who>\"", "\"reason\": \"<why>\"");
        return Stream.concat(evidence, toFillIn).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String json(Object value) {
        if (value instanceof Collection<?> texts) {
            return texts.stream().map(Approving::json).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A name with a wildcard would cover others too, and what is changed for printing would cover nobody. */
    private static boolean isPlain(SuggestedEntry suggested) {
        return suggested.attributes().values().stream()
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .map(Object::toString)
                .allMatch(text ->
                        PlainText.unlinked(PlainText.of(text, LONGEST_ITEM)).equals(text) && text.matches("[^*?]*"));
    }
}
