package dev.latchkey.replay;

import static java.util.stream.Collectors.toSet;

import dev.latchkey.detection.Detector;
import dev.latchkey.detection.JudgedChain;
import dev.latchkey.detection.JudgedSteps;
import dev.latchkey.detection.Listing;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is concluded of all that was read, in the order that people see, which the input alone decides.
 *
 * @param left chains that hold more than what their verdicts show
 * @param shared policies and groups, by which others get something
 */
record Conclusions(List<Verdict> verdicts, List<JudgedChain> left, List<Subject> shared) {

    private static final Comparator<Verdict> BY_TIME = Comparator.<Verdict, Instant>comparing(
                    verdict -> verdict.stretch().anchor().time())
            .thenComparing(verdict -> verdict.stretch().subject().key())
            .thenComparing(verdict -> verdict.stretch().anchor().eventId());

    /** Of one chain, of which no more is kept than is looked at again. */
    private record Concluded(List<Verdict> verdicts, Stream<JudgedChain> left) {
        static Concluded of(JudgedChain judged) {
            boolean more = judged.holdsMoreThan(shown(judged.verdicts()));
            return new Concluded(judged.verdicts(), more ? Stream.of(judged) : Stream.of());
        }
    }

    /** On all cores: each chain is judged by itself. */
    static Conclusions of(Collection<Subject> subjects, Detector detector) {
        List<Concluded> all = subjects.parallelStream()
                .filter(Subject::isIdentity)
                .map(subject -> Concluded.of(detector.judge(subject)))
                .toList();
        return new Conclusions(
                inOrder(all.stream().flatMap(it -> it.verdicts().stream())),
                all.stream().flatMap(Concluded::left).toList(),
                subjects.stream().filter(Conclusions::isShared).toList());
    }

    /**
     * What was given to identities whose creation was not seen, and makes no finding: no case of the table holds, or
     * nothing stands beside it; and what policies and groups came to allow while no record says who gained by it.
     */
    List<Verdict> standingAlone(Listing listing) {
        JudgedSteps shown = shown(verdicts);
        List<Verdict> besides = left.parallelStream()
                .flatMap(judged -> listing.of(judged, shown).stream())
                .toList();
        Set<String> events = events(besides);
        Stream<Verdict> unheld =
                shared.stream().flatMap(it -> listing.unheld(it, step -> events.contains(step.eventId())).stream());
        return inOrder(Stream.concat(besides.stream(), unheld));
    }

    /** By which somebody is shown to have got something. */
    private Set<String> events(List<Verdict> besides) {
        return Stream.concat(verdicts.stream(), besides.stream())
                .flatMap(verdict -> verdict.stretch().steps().stream())
                .map(Step::eventId)
                .collect(toSet());
    }

    private static boolean isShared(Subject subject) {
        return subject.kind() == Subject.Kind.POLICY || subject.kind() == Subject.Kind.GROUP;
    }

    private static JudgedSteps shown(List<Verdict> verdicts) {
        return JudgedSteps.of(verdicts.stream().filter(IdentityRecord::isListed).toList());
    }

    private static List<Verdict> inOrder(Stream<Verdict> verdicts) {
        return verdicts.sorted(BY_TIME).toList();
    }
}
