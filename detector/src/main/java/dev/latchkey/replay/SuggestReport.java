package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.habit.Effect;
import dev.latchkey.detection.habit.LeftOut;
import dev.latchkey.detection.habit.Proposed;
import dev.latchkey.detection.habit.Provisioner;
import dev.latchkey.detection.habit.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a person should know before filling in a proposal. */
final class SuggestReport {

    private static final int LONGEST_LINE = 600;

    private final Suggestion suggestion;
    private final List<String> lines = new ArrayList<>();

    private SuggestReport(Suggestion suggestion) {
        this.suggestion = suggestion;
    }

    static List<String> lines(Suggestion suggestion) {
        SuggestReport report = new SuggestReport(suggestion);
        report.proposed();
        report.notCovered();
        report.neverProposed();
        report.totals();
        return report.lines.stream()
                .map(line -> PlainText.of(line.strip(), LONGEST_LINE).indent(line.indexOf(line.strip())))
                .map(String::stripTrailing)
                .toList();
    }

    private void proposed() {
        lines.add("PROPOSED");
        if (suggestion.entries().isEmpty()) {
            lines.add("  nothing");
        }
        for (Proposed proposed : suggestion.entries()) {
            lines.add("  " + proposed.entry().id());
            lines.add("    for " + proposed.by().shown());
            lines.add("    would approve %s, save %s; seen %s to %s"
                    .formatted(
                            counted(proposed.chains(), "chain"),
                            counted(proposed.saved(), "alert"),
                            proposed.firstSeen(),
                            proposed.lastSeen()));
        }
    }

    private void notCovered() {
        Set<String> principals = suggestion.entries().stream()
                .map(proposed -> proposed.by().principal())
                .collect(Collectors.toSet());
        lines.add("OF THESE PROVISIONERS NOT COVERED, with the bound that failed");
        byPrincipal(principals::contains);
        lines.add("NO ENTRY FOR");
        byPrincipal(principal -> !principals.contains(principal));
        suggestion.refused().forEach(refused -> lines.add("  " + refused));
    }

    private void byPrincipal(Predicate<String> wanted) {
        Map<String, List<LeftOut>> byPrincipal = suggestion.leftOut().stream()
                .filter(it -> wanted.test(it.anchor().actor().name()))
                .collect(Collectors.groupingBy(SuggestReport::provisioner, TreeMap::new, Collectors.toList()));
        if (byPrincipal.isEmpty()) {
            lines.add("  nothing");
        }
        byPrincipal.forEach((provisioner, all) -> {
            lines.add("  " + provisioner);
            byReason(all).forEach(this::reason);
        });
    }

    private void reason(String why, List<LeftOut> chains) {
        LeftOut first = chains.get(0);
        lines.add("    " + counted(chains.size(), "chain") + ", first "
                + first.anchor().target() + " at " + first.anchor().time() + ": " + why);
    }

    private void neverProposed() {
        lines.add("NEVER LEARNT FROM");
        byReason(suggestion.leftOut().stream().filter(it -> it.by().isEmpty()).toList())
                .forEach((why, chains) -> lines.add("  " + counted(chains.size(), "chain") + ": " + why));
    }

    private void totals() {
        Effect effect = suggestion.effect();
        lines.add("TOTAL");
        lines.add("  " + counted(suggestion.entries().size(), "entry", "entries") + " would approve "
                + counted(effect.approved(), "chain"));
        lines.add("  alerts at Medium or more: %d without them, %d with them (%d saved, %d made worse by a provisioner"
                        .formatted(effect.toldBefore(), effect.toldAfter(), effect.saved(), effect.newlyTold())
                + " out of bounds)");
    }

    private static Map<String, List<LeftOut>> byReason(List<LeftOut> all) {
        return all.stream().collect(Collectors.groupingBy(LeftOut::why, TreeMap::new, Collectors.toList()));
    }

    private static String provisioner(LeftOut chain) {
        return chain.by().map(Provisioner::shown).orElse(chain.anchor().actor().name());
    }

    private static String counted(long number, String one) {
        return counted(number, one, one + "s");
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
