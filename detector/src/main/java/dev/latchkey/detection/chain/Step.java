package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call, as it stands in the chain of one subject.
 *
 * @param target the subject's name as AWS wrote it
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
        Fact fact) {

    /**
     * Event time, and within its one second: the creation before all others, the deletion after them. Never the
     * order of arrival.
     */
    public static final Comparator<Step> IN_EVENT_TIME = Comparator.comparing(Step::time)
            .thenComparing(Step::placeInItsSecond)
            .thenComparing(Step::eventId)
            .thenComparing(Step::stage)
            .thenComparing(step -> step.subject().key());

    private static final List<String> DENIALS = List.of("accessdenied", "unauthorized", "notauthorized");

    /** What the call means: no step, one or several. */
    public static List<Step> of(ApiCall call) {
        return Operation.of(call)
                .map(operation -> meanings(call, operation)
                        .map(meaning -> of(call, operation, meaning))
                        .toList())
                .orElse(List.of());
    }

    private static Stream<Meaning> meanings(ApiCall call, Operation operation) {
        if (!call.succeeded()) {
            return isDenied(call, operation) ? attempted(call) : Stream.of();
        }
        Stream<Meaning> omitted =
                call.omitted() ? Stream.of(Meaning.noted(Target.caller(call), Note.OMITTED, "")) : Stream.of();
        boolean named = !call.omitted() || (operation == Operation.CREATE_ROLE && Target.isRoleAnswered(call));
        return Stream.concat(omitted, named ? operation.meaning(call) : Stream.of());
    }

    /** A role is often assumed before it has spread: such a denial is everyday. */
    private static boolean isDenied(ApiCall call, Operation operation) {
        String code = call.errorCode().orElse("").toLowerCase(Locale.ROOT);
        return operation != Operation.ASSUME_ROLE && DENIALS.stream().anyMatch(code::contains);
    }

    private static Stream<Meaning> attempted(ApiCall call) {
        String code = call.errorCode().orElse("");
        return Stream.concat(Target.named(call).stream(), Stream.of(Target.caller(call)))
                .map(target -> Meaning.noted(target, Note.DENIED, code));
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

    public Stage stage() {
        return fact.stage();
    }

    /** One step for one event and stage of a subject, however often it is delivered. */
    public String id() {
        return eventId + "#" + stage();
    }

    /** Whether the subject itself made the call, under the name that it had then. */
    public boolean byOneself() {
        return subject.named(target) instanceof Subject.User then && then.is(actor);
    }

    /** In a few words in the chain of a subject. Whoever else was created, as its caller may be, is named. */
    public String shownIn(Subject chain) {
        boolean another = stage() == Stage.CREATION && !subject.equals(chain);
        return another ? target + " " + fact.shown() : fact.shown();
    }

    public boolean isNote(Note note) {
        return fact instanceof Fact.Noted noted && noted.note() == note;
    }

    Step with(Fact settled) {
        return new Step(subject, operation, eventId, time, region, target, actor, origin, settled);
    }

    /** The same call, as it counts for another subject. */
    Step of(Subject other, String name, Fact settled) {
        return new Step(other, operation, eventId, time, region, name, actor, origin, settled);
    }

    Step withId(String other) {
        return new Step(subject, operation, other, time, region, target, actor, origin, fact);
    }

    /** The user or role that made the call. */
    public Optional<Subject> caller() {
        return actor.issuerArn().or(actor::arn).flatMap(Target::ofArn).map(Target::subject);
    }

    private int placeInItsSecond() {
        boolean last = isNote(Note.DELETED) || isNote(Note.RENAMED_TO);
        return stage() == Stage.CREATION ? 0 : last ? 2 : 1;
    }
}
