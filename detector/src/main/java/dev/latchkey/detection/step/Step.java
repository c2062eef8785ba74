package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call, as it stands in the chain of one subject.
 *
 * @param target the subject's name as AWS wrote it
 * @param late when it came last, if {@link #DELIVERY} or more after its time: others may have expired before;
 *     empty too where nothing expires
 */
public record Step(
        Subject subject,
        Operation operation,
        String eventId,
        Instant time,
        String region,
        String target,
        Principal actor,
        Origin origin,
        Fact fact,
        Optional<Instant> late) {

    /** EventBridge delivers for up to 24 hours, so a step is kept that much longer than others may complete it. */
    public static final Duration DELIVERY = Duration.ofHours(24);

    /** Event time, and in its one second the creation first and the deletion last. Never the order of arrival. */
    public static final Comparator<Step> IN_EVENT_TIME = Comparator.comparing(Step::time)
            .thenComparing(Step::placeInItsSecond)
            .thenComparing(Step::eventId)
            .thenComparing(Step::stage)
            .thenComparing(step -> step.subject().key())
            .thenComparing(step -> step.target().toLowerCase(Locale.ROOT));

    public Step(
            Subject subject,
            Operation operation,
            String eventId,
            Instant time,
            String region,
            String target,
            Principal actor,
            Origin origin,
            Fact fact) {
        this(subject, operation, eventId, time, region, target, actor, origin, fact, Optional.empty());
    }

    /** What the call means: no step, one or several. */
    public static List<Step> of(ApiCall call) {
        return Operation.of(call)
                .map(operation -> Meaning.of(call, operation)
                        .map(meaning -> of(call, operation, meaning))
                        .toList())
                .orElse(List.of());
    }

    private static Step of(ApiCall call, Operation operation, Meaning meaning) {
        return new Step(
                meaning.subject(),
                operation,
                call.eventId(),
                call.time(),
                call.region(),
                meaning.name(),
                call.actor(),
                call.origin(),
                meaning.fact());
    }

    /** Of what tells nearly all steps apart: the rest is much, and hashed often. */
    @Override
    public int hashCode() {
        return 31 * eventId.hashCode() + subject.hashCode();
    }

    /** The same first: a record would compare from its last component on, which is mostly alike. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Step step && eventId.equals(step.eventId) && rest().equals(step.rest()));
    }

    private List<Object> rest() {
        return List.of(subject, fact, operation, time, region, target, actor, origin, late);
    }

    public Stage stage() {
        return fact.stage();
    }

    /** One step for one event and stage of a subject, however often it is delivered. */
    public String id() {
        return eventId + "#" + stage();
    }

    /** Whether the subject itself made the call, under the name that it had then; a federated session is its user's. */
    public boolean byOneself() {
        return subject.named(target) instanceof Subject.User it && (it.is(actor) || caller().equals(Optional.of(it)));
    }

    /** In a few words in the chain of a subject. Whoever else was created, as its caller may be, is named. */
    public String shownIn(Subject chain) {
        boolean another = stage() == Stage.CREATION && !subject.equals(chain);
        return (another ? target + " " : "") + Door.widestFirst(fact, subject).shown();
    }

    public boolean isNote(Note note) {
        return fact instanceof Fact.Noted noted && noted.note() == note;
    }

    public Step with(Fact settled) {
        return new Step(subject, operation, eventId, time, region, target, actor, origin, settled, late);
    }

    /** As it comes into a store from which others expire. */
    public Step cameAt(Instant now) {
        Optional<Instant> came = Optional.of(now).filter(it -> !it.isBefore(time.plus(DELIVERY)));
        return new Step(subject, operation, eventId, time, region, target, actor, origin, fact, came);
    }

    /** The same call, as it counts for another subject. */
    public Step of(Subject other, String name, Fact settled) {
        return new Step(other, operation, eventId, time, region, name, actor, origin, settled, late);
    }

    public Step withId(String other) {
        return new Step(subject, operation, other, time, region, target, actor, origin, fact, late);
    }

    /** The user or role that made the call. */
    public Optional<Subject> caller() {
        return actor.issuerArn().or(actor::arn).flatMap(IdentityArn::of).map(IdentityArn::subject);
    }

    private int placeInItsSecond() {
        boolean last = isNote(Note.DELETED) || isNote(Note.RENAMED_TO);
        return stage() == Stage.CREATION ? 0 : last ? 2 : 1;
    }
}
