package dev.latchkey.detection.digest;

import dev.latchkey.detection.alert.CaseWords;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One identity as an audit lists it: who made it, from where and by what method, what it was given and when, and what
 * was concluded. It stands by itself, long after the steps behind it have expired.
 *
 * @param identity its name as AWS wrote it
 * @param creationSeen whether the anchor is its creation; without one, it is the earliest credential
 * @param existingSince when it was created, if that is known though the anchor is none
 * @param followed all that was given, in event time
 * @param more how many steps followed beyond those
 * @param rights the level of all rights together
 */
public record IdentityRecord(
        Subject subject,
        String identity,
        boolean creationSeen,
        Optional<Instant> existingSince,
        RecordedStep anchor,
        List<RecordedStep> followed,
        int more,
        String rights,
        Conclusion conclusion) {

    /** So that no flood of grants hides a credential. */
    static final int STEPS_PER_STAGE = 30;

    public IdentityRecord {
        followed = List.copyOf(followed);
    }

    /** Of every identity that was created, and of those without a creation that have a finding or an approved one. */
    public static boolean isListed(Verdict verdict) {
        return verdict.stretch().creation().isPresent() || verdict.assessed().isPresent();
    }

    public static IdentityRecord of(Verdict verdict) {
        return of(verdict, Set.of(), List.of());
    }

    /**
     * @param told the uids of the findings that people were told of the identity
     * @param consulted the allowlist entries that cover a step of it
     */
    public static IdentityRecord of(Verdict verdict, Set<String> told, List<String> consulted) {
        Stretch stretch = verdict.stretch();
        List<Step> followed = bounded(stretch);
        long all = stretch.steps().stream()
                .filter(step -> step.stage() != Stage.CREATION)
                .count();
        return new IdentityRecord(
                stretch.subject(),
                RecordedStep.text(stretch.target()),
                stretch.creation().isPresent(),
                CaseWords.existingSince(stretch),
                RecordedStep.of(stretch.anchor()),
                followed.stream().map(RecordedStep::of).toList(),
                (int) (all - followed.size()),
                stretch.privilege().level().name(),
                Conclusion.of(verdict, told, consulted));
    }

    private static List<Step> bounded(Stretch stretch) {
        return Stream.of(Stage.GRANT, Stage.CREDENTIAL)
                .flatMap(stage -> bounded(stretch.of(stage).toList()))
                .sorted(Step.IN_EVENT_TIME)
                .toList();
    }

    /** The earliest, and the latest: by that a digest knows who was given something in its days. */
    private static Stream<Step> bounded(List<Step> steps) {
        int most = Math.min(steps.size(), STEPS_PER_STAGE);
        return Stream.concat(
                steps.stream().limit(Math.max(0, most - 1)), steps.stream().skip(Math.max(0, steps.size() - 1)));
    }

    public Stream<RecordedStep> of(Stage stage) {
        return followed.stream().filter(step -> step.stage() == stage);
    }

    /**
     * The credentials as which it may have been kept by itself before a record had come: of its creation, of an earlier
     * credential, or of what joins two findings.
     *
     * @param before what was kept of the same beginning, and took in its own credentials then
     */
    public List<RecordedStep> tookIn(Optional<IdentityRecord> before) {
        Set<String> then = before.stream()
                .flatMap(it -> it.of(Stage.CREDENTIAL))
                .map(RecordedStep::eventId)
                .collect(Collectors.toSet());
        return of(Stage.CREDENTIAL)
                .filter(step -> !step.eventId().equals(anchor.eventId()))
                .filter(step -> !then.contains(step.eventId()))
                .toList();
    }

    /** With something more said of each of its steps. */
    IdentityRecord each(UnaryOperator<RecordedStep> said) {
        return new IdentityRecord(
                subject,
                identity,
                creationSeen,
                existingSince,
                said.apply(anchor),
                followed.stream().map(said).toList(),
                more,
                rights,
                conclusion);
    }

    public Instant began() {
        return anchor.time();
    }

    /** Whether it began or was given something in a period, its first instant included and its last not. */
    boolean isGiven(Instant from, Instant to) {
        return Stream.concat(Stream.of(anchor), followed.stream())
                .map(RecordedStep::time)
                .anyMatch(time -> !time.isBefore(from) && time.isBefore(to));
    }
}
