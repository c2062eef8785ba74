package dev.latchkey.detection.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * How severe a stretch is, and why: its case in the table, and the traits that may raise it by one level.
 *
 * @param problems what could not be taken into account, for the alert to say
 */
public record Assessment(Stretch stretch, Case inTable, List<Trait> traits, List<String> problems) {

    /** How those begin that are the same for whoever is judged by these entries. */
    static final String OF_ALLOWLIST = "allowlist: ";

    public Assessment {
        traits = List.copyOf(traits);
        problems = List.copyOf(problems);
    }

    public Severity severity() {
        return Trait.raise(traits) ? inTable.severity().raised() : inTable.severity();
    }

    /** What could not be taken into account of it alone. */
    public List<String> notKnown() {
        return problems.stream()
                .filter(problem -> !problem.startsWith(OF_ALLOWLIST))
                .toList();
    }

    public boolean has(Trait.Kind kind) {
        return traits.stream().anyMatch(trait -> trait.kind() == kind);
    }

    /** Whether it would be less severe without traits of that kind. */
    public boolean isRaisedBy(Trait.Kind kind) {
        return Trait.raise(traits) && !Trait.raise(without(kind).traits());
    }

    /** As if no trait of that kind held. */
    public Assessment without(Trait.Kind kind) {
        List<Trait> others =
                traits.stream().filter(trait -> trait.kind() != kind).toList();
        return new Assessment(stretch, inTable, others, problems);
    }

    /**
     * Whether the rest of the chain, or the creation of a pair, may be under way, so that people are told only after a
     * while. What is High does not wait.
     */
    public boolean mustSettle() {
        boolean whole = stretch.isComplete() || stretch.isLongThere();
        return !whole && !severity().isAtLeast(Severity.HIGH);
    }

    /** How severe it would be if what is not known of its rights were as bad as can be. */
    Severity atWorst() {
        Stretch worst = stretch.atWorst();
        return Case.of(worst)
                .map(it -> new Assessment(worst, it, traits, problems).severity())
                .orElseGet(this::severity);
    }

    Assessment with(Trait trait) {
        return new Assessment(
                stretch,
                inTable,
                Stream.concat(Stream.of(trait), traits.stream()).toList(),
                problems);
    }

    Assessment alsoSaying(List<String> more) {
        List<String> all = Stream.concat(problems.stream(), more.stream()).toList();
        return new Assessment(stretch, inTable, traits, all);
    }
}
