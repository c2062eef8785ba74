package dev.latchkey.detection.response;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever made the calls stays at large when the identity is stopped. */
public final class OtherCallers {

    private OtherCallers() {}

    /** Nothing where the identity did all of it, or AWS; how root is stopped is said of root itself. */
    public static Optional<String> sentence(Stretch stretch) {
        boolean another = steps(stretch).anyMatch(step -> isSomebody(step.actor()));
        Stream<String> here = another ? Stream.of("the caller, who can create the next one") : Stream.of();
        Stream<String> elsewhere = PrivilegedSession.isIn(stretch)
                ? Stream.of("whoever called AssumeRoot, " + PrivilegedSession.WHERE)
                : Stream.of();
        String whom = Stream.concat(here, elsewhere).collect(Collectors.joining(", and "));
        return whom.isEmpty()
                ? Optional.empty()
                : Optional.of("then contain " + whom + ": see Contain in docs/runbook.md");
    }

    /**
     * What the identity did not do itself; a partner to whom it lent its rights is somebody else. Whoever is behind a
     * session of root that began elsewhere is found there.
     */
    static Stream<Step> steps(Stretch stretch) {
        return stretch.steps().stream()
                .filter(step -> !step.actor().assumedRoot())
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
