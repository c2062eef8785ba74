package dev.latchkey.detection.habit;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The chains that no entry may approve: High, raised by traits or stopped in vain, and not looked at by a person. */
record Suspects(List<Verdict> verdicts) {

    private static final Comparator<Finding> FIRST =
            Comparator.comparing(Finding::firstSeen).thenComparing(Finding::uid);

    /** @param lookedAt uids of findings that a person knows to be business */
    static Suspects of(List<Verdict> history, Collection<String> lookedAt) {
        return new Suspects(history.stream()
                .filter(verdict -> verdict.assessed()
                        .filter(Suspects::is)
                        .filter(it -> !lookedAt.contains(Finding.of(it).uid()))
                        .isPresent())
                .toList());
    }

    /** Whoever has a habit now did it for the first time once. */
    static boolean is(Assessment assessment) {
        Severity severity = assessment
                .without(Trait.Kind.STRANGER)
                .without(Trait.Kind.UNUSUAL_METHOD)
                .severity();
        return severity.isAtLeast(Severity.HIGH)
                || severity != assessment.inTable().severity()
                || assessment.has(Trait.Kind.UNDONE);
    }

    /** The names that identities of this kind and account bear in them, folded, each with the first that has it. */
    Map<String, Finding> names(Provisioner by) {
        Map<String, Finding> names = new TreeMap<>();
        verdicts.stream()
                .filter(it -> it.stretch().subject().kind() == by.kind())
                .filter(it -> it.stretch().subject().account().equals(by.account()))
                .flatMap(it -> it.assessed().stream())
                .map(Finding::of)
                .sorted(FIRST)
                .forEach(finding -> names(finding.stretch())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .forEach(name -> names.putIfAbsent(name, finding)));
        return names;
    }

    /** How many of them would be approved. */
    long approvedBy(List<AllowlistEntry> entries) {
        return verdicts.stream()
                .filter(verdict -> verdict.finding().isPresent() && new Approval(verdict.stretch(), entries).isGiven())
                .count();
    }

    private static Stream<String> names(Stretch stretch) {
        return Stream.concat(
                Stream.of(stretch.subject().name(), stretch.target()),
                stretch.steps().stream().map(Step::target));
    }
}
