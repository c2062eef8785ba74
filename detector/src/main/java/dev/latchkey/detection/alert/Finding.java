package dev.latchkey.detection.alert;

import dev.latchkey.detection.rights.Fingerprint;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Trait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A conclusion written up: what people are told, under a name that stays the same while the chain grows.
 *
 * @param uid a hash of partition, account, identity kind and the eventID of the anchor; never of the name, which is
 *     reused
 * @param supersededBy the uid of the finding that took its place, and of which the assessment then is
 */
public record Finding(String uid, Assessment assessment, Optional<String> supersededBy) {

    /** So many characters of its number name it to a person. */
    public static final int SHORT = 8;

    /** Above all others: who has been told that it is over is not told of it again. */
    private static final int CLOSED = Integer.MAX_VALUE;

    /** More than stages and privilege together, and less than a severity. */
    private static final int UNDONE = 50;

    public static Finding of(Assessment assessment) {
        Stretch stretch = assessment.stretch();
        return new Finding(uid(stretch.subject(), stretch.anchor()), assessment, Optional.empty());
    }

    private static String uid(Subject subject, Step anchor) {
        String named = String.join(
                "|", subject.partition(), subject.account(), subject.kind().name(), anchor.eventId());
        // One call that touches several identities of a kind anchors a finding for each.
        String several = anchor.operation().touchesSeveral() ? "|" + subject.name() : "";
        return Fingerprint.of(named + several);
    }

    /** The uids under which it may have been told before its anchor had arrived: each credential may have led. */
    public Set<String> mayHaveBeen() {
        return stretch()
                .of(Stage.CREDENTIAL)
                .map(step -> uid(subject(), step))
                .filter(older -> !older.equals(uid))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is told of an older finding that this one has taken the place of. */
    Finding closing(String older) {
        return new Finding(older, assessment, Optional.of(uid));
    }

    /** The first characters of its number, which name it in all but the rarest case. */
    public String shortUid() {
        return uid.substring(0, SHORT);
    }

    public Severity severity() {
        return assessment.severity();
    }

    /** Whether somebody stopped it, and somebody else set it going again. */
    boolean isUndone() {
        return assessment.has(Trait.Kind.UNDONE);
    }

    /** Whether a finding of this rank was told so. */
    static boolean isUndone(long rank) {
        return rank % 100 >= UNDONE;
    }

    public Stretch stretch() {
        return assessment.stretch();
    }

    public Subject subject() {
        return stretch().subject();
    }

    /** Under which it may have been told before its identity was renamed. */
    List<Subject> earlierNames() {
        return Stream.concat(stretch().steps().stream(), stretch().evidence().stream())
                .filter(step -> step.subject().equals(subject()))
                .map(step -> subject().named(step.target()))
                .filter(name -> !name.equals(subject()))
                .distinct()
                .toList();
    }

    public Instant firstSeen() {
        return stretch().firstSeen();
    }

    public Instant lastSeen() {
        return stretch().lastSeen();
    }

    /**
     * Rises with severity, then if it was stopped and set going again, then with the stages reached, then with the
     * privilege; people are told again only of a rise.
     */
    public int rank() {
        return supersededBy.isPresent() ? CLOSED : rankOfAssessment();
    }

    private int rankOfAssessment() {
        Privilege.Level level = stretch().privilege().level();
        return severity().ocsfId() * 100
                + (isUndone() ? UNDONE : 0)
                + stretch().stagesReached() * 10
                + (level.isGrant() ? level.strength() : 0);
    }
}
