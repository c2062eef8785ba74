package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody was seen provisioning: making an identity in an account, or giving one rights or a credential there.
 *
 * @param caller as a principal of the account in which it was done
 */
public record Sighting(Subject caller, Instant time) {

    /** No caller is known by it. */
    private static final String ANYBODY = "*";

    private static final String SERVICE = "service:";

    /** Of a step as it is first remembered; what an identity does to itself is no work for others, nor a service's. */
    public static Optional<Sighting> in(Step step) {
        boolean provisions = step.stage() != Stage.EVIDENCE && step.subject().isIdentity();
        String name = step.actor().name();
        return provisions && !name.startsWith(SERVICE) && !isToItself(step)
                ? Optional.of(new Sighting(caller(step.subject(), name), step.time()))
                : Optional.empty();
    }

    /** Whoever it was. */
    public Sighting ofAnybody() {
        return new Sighting(caller(caller, ANYBODY), time);
    }

    public static Sighting earlier(Sighting one, Sighting other) {
        return other.time().isBefore(one.time()) ? other : one;
    }

    private static boolean isToItself(Step step) {
        boolean root =
                step.subject().kind() == Subject.Kind.ROOT && step.actor().isRoot();
        return root || step.byOneself() || step.caller().equals(Optional.of(step.subject()));
    }

    private static Subject caller(Subject in, String name) {
        return new Subject.Thing(Subject.Kind.CALLER, in.partition(), in.account(), name);
    }
}
