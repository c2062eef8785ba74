package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The chains of a store under the names that their subjects have now, each read once. */
final class Chains {

    private static final int MOST_NAMES = 3;

    private final ChainStore store;
    private final Map<Subject, Chain> read = new HashMap<>();

    Chains(ChainStore store) {
        this.store = store;
    }

    Chain read(Subject subject) {
        Chain chain = stored(subject);
        return isRenamed(chain)
                ? Chain.of(subject, under(subject, Instant.MAX, MOST_NAMES).toList(), chain.truncated())
                : chain;
    }

    private static boolean isRenamed(Chain chain) {
        return chain.steps().stream().anyMatch(step -> step.isNote(Note.RENAMED_FROM) || step.isNote(Note.RENAMED_TO));
    }

    /**
     * Who bore the name at that time: from when the one before gave it up, and with what stood under the older name.
     */
    private Stream<Step> under(Subject subject, Instant end, int names) {
        List<Step> all = stored(subject).steps();
        Optional<Step> givenUp = all.stream()
                .filter(step -> step.isNote(Note.RENAMED_TO) && step.time().isBefore(end))
                .reduce((earlier, later) -> later);
        List<Step> own = all.stream()
                .filter(step -> !step.time().isAfter(end) && !step.isNote(Note.RENAMED_TO))
                .filter(step -> givenUp.filter(rename -> Step.IN_EVENT_TIME.compare(step, rename) <= 0)
                        .isEmpty())
                .toList();
        Stream<Step> older = own.stream()
                .filter(step -> step.isNote(Note.RENAMED_FROM) && names > 0)
                .flatMap(rename -> under(named(rename), rename.time(), names - 1));
        return Stream.concat(own.stream(), older).map(step -> step.of(subject, step.target(), step.fact()));
    }

    static Subject named(Step rename) {
        Subject subject = rename.subject();
        String older = ((Fact.Noted) rename.fact()).text();
        return Subject.ofKey(String.join("#", subject.kind().name(), subject.partition(), subject.account(), older));
    }

    private Chain stored(Subject subject) {
        return read.computeIfAbsent(subject, store::read);
    }
}
