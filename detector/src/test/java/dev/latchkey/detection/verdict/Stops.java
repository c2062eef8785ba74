package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.History.user;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;

/** How somebody stops a user, and what is said of whoever sets it going again. */
final class Stops {

    static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    static final Principal RESPONDER = Sessions.ofRole("Responders", "oncall");
    static final Principal ITSELF = Cast.user("a");

    static final ApiCall KEY = call(Operation.CREATE_ACCESS_KEY, "userName", "a");
    static final ApiCall STOPPED = by(RESPONDER, denied("*"));
    static final ApiCall LIFTED =
            by(ITSELF, call(Operation.DELETE_USER_POLICY, "userName", "a", "policyName", "LatchkeyDenyAll"));
    static final ApiCall INACTIVE = by(
            RESPONDER,
            call(Operation.UPDATE_ACCESS_KEY, "userName", "a", "accessKeyId", "AKIA1EXAMPLE", "status", "Inactive"));

    private Stops() {}

    static ApiCall denied(String action) {
        return denied(deny(action, "*"));
    }

    static ApiCall denied(PolicyDocument document) {
        return allowing(document, call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "LatchkeyDenyAll"));
    }

    static List<String> undone(History history) {
        return undone(history, user("a"));
    }

    static List<String> undone(History history, Subject subject) {
        return history.findings(subject).stream()
                .flatMap(finding -> finding.assessment().traits().stream())
                .filter(trait -> trait.kind() == Kind.UNDONE)
                .map(Trait::fact)
                .toList();
    }
}
