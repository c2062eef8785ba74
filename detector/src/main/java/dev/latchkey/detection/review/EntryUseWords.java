package dev.latchkey.detection.review;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.ShownValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry did in a history, and what of it could be narrower, in words. */
public final class EntryUseWords {

    private final EntryUse use;

    private EntryUseWords(EntryUse use) {
        this.use = use;
    }

    /** The name first, then a line each. */
    public static List<String> of(EntryUse use) {
        EntryUseWords words = new EntryUseWords(use);
        String name = "ENTRY " + PlainText.of(use.entry().id()) + "  (owner "
                + PlainText.of(use.entry().owner()) + ")";
        return Stream.concat(Stream.of(name), words.lines().map(line -> "  " + ShownValues.line(line)))
                .toList();
    }

    private Stream<String> lines() {
        if (!use.isUsed()) {
            return Stream.of("never used in this history");
        }
        Stream<String> vain = use.inVain() == 0
                ? Stream.of()
                : Stream.of("covers " + Counted.of(use.inVain(), "step") + " more, in chains that were not approved");
        return use.approved().isEmpty()
                ? Stream.concat(Stream.of("approves nothing in this history"), vain)
                : Stream.of(approved(), vain, narrower()).flatMap(lines -> lines);
    }

    private Stream<String> approved() {
        return Stream.of(
                "approves " + Counted.of(use.approved().size(), "chain") + " by "
                        + Counted.of(use.steps().size(), "step") + "; without it " + use.needed()
                        + " of them would not be",
                "used first at " + time(use.first()) + ", last at " + time(use.last()));
    }

    private static String time(Optional<Step> step) {
        return step.map(Step::time).map(String::valueOf).orElse("no time");
    }

    private Stream<String> narrower() {
        List<Narrowing> found = Narrowings.of(use);
        return found.isEmpty()
                ? Stream.of("no narrower bound follows from what was seen" + anyName())
                : found.stream().map(this::narrower);
    }

    /** Of many names that have nothing in common none is proposed, and the entry is far wider than they are. */
    private String anyName() {
        return use.entry().bounds().isForAnyName() ? "; no targets bound it: it is for identities of any name" : "";
    }

    private String narrower(Narrowing it) {
        int all = use.approved().size();
        String cost = it.lost() == 0 ? "loses none" : "loses " + it.lost() + " of " + Counted.of(all, "chain");
        return it.attribute() + " " + before(it) + " -> " + after(it) + ": " + cost;
    }

    private static String before(Narrowing it) {
        return it.before().isEmpty() ? "not given" : shown(it.before());
    }

    private static String after(Narrowing it) {
        boolean addresses = it.attribute().equals("networks") && it.after().size() > 1;
        String seen = addresses ? "the " + it.after().size() + " addresses seen, " : "";
        return seen + (it.after().isEmpty() ? "left out" : shown(it.after()));
    }

    private static String shown(Collection<String> values) {
        return ShownValues.quoted(values);
    }
}
