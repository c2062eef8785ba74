package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One successful call, as it stands in the chain of one subject.
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

    /** Event time, and within its one second: the creation before all others. Never the order of arrival. */
    public static final Comparator<Step> IN_EVENT_TIME = Comparator.comparing(Step::time)
            .thenComparing(step -> step.stage() != Stage.CREATION)
            .thenComparing(Step::eventId)
            .thenComparing(Step::stage);

    /** What the call means: no step, one or several. */
    public static List<Step> of(ApiCall call) {
        return Operation.of(call)
                .filter(operation -> call.succeeded())
                .map(operation -> operation.steps(call))
                .orElse(List.of());
    }

    public Stage stage() {
        return fact.stage();
    }

    /** One step for one event and stage of a subject, however often it is delivered. */
    public String id() {
        return eventId + "#" + stage();
    }

    /** Whether the subject itself made the call. */
    public boolean byOneself() {
        return subject instanceof Subject.User user
                && actor.type().equals("IAMUser")
                && actor.account().equals(Optional.of(user.account()))
                && actor.userName().filter(user.name()::equalsIgnoreCase).isPresent();
    }
}
