package dev.latchkey.detection.response;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Stretch;
import java.util.stream.Stream;

/** Sessions of a member account's root that begin in another account of its organization, which knows by whom. */
final class PrivilegedSession {

    /** In which account to look. */
    static final String WHERE = "in the organization's management account or the one that looks after IAM for it";

    private PrivilegedSession() {}

    static boolean isIn(Stretch stretch) {
        return actors(stretch).findAny().isPresent();
    }

    private static Stream<Principal> actors(Stretch stretch) {
        return stretch.steps().stream().map(Step::actor).filter(Principal::assumedRoot);
    }

    /** By which each is found there. */
    static Stream<String> keys(Stretch stretch) {
        return actors(stretch)
                .flatMap(actor -> actor.accessKeyId().stream())
                .map(PlainText::of)
                .distinct();
    }
}
