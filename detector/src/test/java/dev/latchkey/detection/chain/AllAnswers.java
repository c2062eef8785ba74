package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;

import dev.latchkey.detection.effective.PolicyVersion;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What IAM may answer, of every shape. */
final class AllAnswers {

    private static final Instant LONG_AGO = Instant.parse("2019-05-01T08:00:00Z");

    private AllAnswers() {}

    static List<Answer> ofEveryKind() {
        Subject policy = new Subject.Thing(Subject.Kind.POLICY, "aws", HOME, "arn:aws:iam::" + HOME + ":policy/own");
        Privilege half = new Privilege(Level.LIMITED, Set.of(Half.PASSES_ROLE), "limited actions");
        Privilege assumes = new Privilege(Level.UNKNOWN, Set.of(), Set.of(NEW_ROLE), "may assume roles");
        return List.of(
                of(policy, Level.ADMIN),
                new Answer(new PolicyVersion(policy, "v3").subject(), known(half), NOON),
                new Answer(new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "ops"), known(assumes), NOON),
                new Answer(NEW_USER, new Known(Optional.of(LONG_AGO), Optional.empty()), NOON),
                new Answer(NEW_ROLE, Known.NOTHING, NOON));
    }

    static Answer of(Subject subject, Level level) {
        return new Answer(
                subject, new Known(Optional.of(LONG_AGO), Optional.of(Privilege.of(level, "as IAM says"))), NOON);
    }

    private static Known known(Privilege privilege) {
        return new Known(Optional.empty(), Optional.of(privilege));
    }
}
