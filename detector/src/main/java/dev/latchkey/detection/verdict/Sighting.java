package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody was seen provisioning: making an identity in an account, or giving rights or a credential there, to an
 * identity or to whoever is in a group or holds a policy.
 *
 * @param caller as a principal of the account in which it was done
 */
public record Sighting(Subject caller, Instant time) {

    /** No caller is known by it. */
    private static final String ANYBODY = "*";

    private static final String SERVICE = "service:";

    /** Of a step as it is first remembered; what an identity does to itself is no work for others, nor a service's. */
    public static Optional<Sighting> in(Step step) {
        String name = step.actor().name();
        return provisions(step) && !name.startsWith(SERVICE) && !isToItself(step)
                ? Optional.of(new Sighting(caller(step.caller().orElse(step.subject()), name), step.time()))
                : Optional.empty();
    }

    /** Whoever it was. */
    public Sighting ofAnybody() {
        return new Sighting(caller(caller, ANYBODY), time);
    }

    public static Sighting earlier(Sighting one, Sighting other) {
        return other.time().isBefore(one.time()) ? other : one;
    }

    /**
     * Also on a group or a policy: it stands so where it was done, and on the identity to which it came. A document
     * that is only written gives nobody anything, nor does a new name. A service alone says what its own role may do.
     */
    private static boolean provisions(Step step) {
        Kind kind = step.subject().kind();
        boolean gives = step.stage() != Stage.EVIDENCE && step.operation().stage() != Stage.EVIDENCE;
        boolean toIdentities = kind.isIdentity() || kind == Kind.GROUP || kind == Kind.POLICY;
        return gives && toIdentities && step.operation() != Operation.CREATE_SERVICE_LINKED_ROLE;
    }

    private static boolean isToItself(Step step) {
        boolean root = step.subject().kind() == Kind.ROOT && step.actor().isRoot();
        return root || step.byOneself() || step.caller().equals(Optional.of(step.subject()));
    }

    /** IAM acts on the account of its caller, whose own role may be what an identity of another account came by. */
    private static Subject caller(Subject in, String name) {
        return new Subject.Thing(Kind.CALLER, in.partition(), in.account(), name);
    }
}
