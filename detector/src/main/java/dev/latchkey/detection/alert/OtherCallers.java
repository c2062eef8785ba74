package dev.latchkey.detection.alert;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;
import java.util.stream.Stream;

/** Whoever made the calls stays at large when the identity is stopped. */
final class OtherCallers {

    private OtherCallers() {}

    /** Nothing where the identity did all of it, or AWS; how root is stopped is said of root itself. */
    static Optional<String> sentence(Stretch stretch) {
        if (PrivilegedSession.keys(stretch).findAny().isPresent()) {
            return Optional.of("then contain whoever called AssumeRoot, " + PrivilegedSession.WHERE
                    + ": see Contain in docs/runbook.md");
        }
        boolean another = steps(stretch).anyMatch(step -> isSomebody(step.actor()));
        return another
                ? Optional.of("then contain the caller, who can create the next one: see Contain in docs/runbook.md")
                : Optional.empty();
    }

    /** What the identity did not do itself; a partner to whom it lent its rights is somebody else. */
    static Stream<Step> steps(Stretch stretch) {
        return stretch.steps().stream()
                .filter(step ->
                        step.actor().delegate().isPresent() || (!isRootItself(stretch, step) && !step.byOneself()));
    }

    private static boolean isRootItself(Stretch stretch, Step step) {
        return stretch.subject() instanceof Subject.Root && step.actor().isRoot();
    }

    private static boolean isSomebody(Principal actor) {
        boolean named = actor.arn().isPresent() || actor.userName().isPresent();
        return named && !ServiceLinked.is(actor);
    }
}
