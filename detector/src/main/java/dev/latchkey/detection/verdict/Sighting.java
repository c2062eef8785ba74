package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Origin.Method;
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
 * @param method of the call, as far as its user agent tells
 */
public record Sighting(Subject caller, Method method, Instant time) {

    /** No caller is known by it. */
    private static final String ANYBODY = "*";

    private static final String SERVICE = "service:";

    /** Of a step as it is first remembered; what an identity does to itself is no work for others, nor a service's. */
    public static Optional<Sighting> in(Step step) {
        if (!provisions(step)) {
            return Optional.empty();
        }
        String name = step.actor().name();
        Optional<Subject> caller = step.caller();
        return name.startsWith(SERVICE) || isToItself(step, caller)
                ? Optional.empty()
                : Optional.of(new Sighting(
                        caller(caller.orElse(step.subject()), name),
                        step.origin().method(),
                        step.time()));
    }

    /** Whoever it was. */
    public Sighting ofAnybody() {
        return new Sighting(caller(caller, ANYBODY), method, time);
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

    private static boolean isToItself(Step step, Optional<Subject> caller) {
        boolean root = step.subject().kind() == Kind.ROOT && step.actor().isRoot();
        return root
                || caller.filter(step.subject()::equals).isPresent()
                || (isNamesake(step, caller) && step.byOneself());
    }

    /** Only one of that name can be itself: to say more costs more, for each step of a history. */
    private static boolean isNamesake(Step step, Optional<Subject> caller) {
        return caller.filter(it -> it.name().equalsIgnoreCase(step.target())).isPresent()
                || step.actor()
                        .userName()
                        .filter(step.target()::equalsIgnoreCase)
                        .isPresent();
    }

    /** IAM acts on the account of its caller, whose own role may be what an identity of another account came by. */
    private static Subject caller(Subject in, String name) {
        return new Subject.Thing(Kind.CALLER, in.partition(), in.account(), name);
    }
}
