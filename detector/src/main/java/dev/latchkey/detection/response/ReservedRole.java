package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;

/**
 * The role of a permission set: IAM lets nobody but Identity Center change it.
 *
 * @see <a href="https://docs.aws.amazon.com/singlesignon/latest/userguide/revoke-user-permissions.html">Revoking
 *     sessions of permission sets</a>
 */
final class ReservedRole {

    /** As subjects carry names. */
    private static final String PREFIX = "awsreservedsso_";

    private ReservedRole() {}

    /** Only the path is reserved for sure: of one that somebody else is seen to make or open the name says nothing. */
    static boolean is(Stretch stretch) {
        Subject subject = stretch.subject();
        return subject instanceof Subject.Role
                && subject.name().startsWith(PREFIX)
                && stretch.steps().stream()
                        .filter(ReservedRole::changesTheRole)
                        .limit(1)
                        .allMatch(step -> ServiceLinked.is(step.actor()));
    }

    private static boolean changesTheRole(Step step) {
        return step.stage() == Stage.CREATION
                || (step.fact() instanceof Fact.DoorOpened && step.operation().isSeenLive());
    }

    static List<String> commands(Stretch stretch) {
        String account = stretch.subject().account();
        return List.of(
                "only Identity Center can change this role, where it is administered: save the permission set's inline"
                        + " policy (aws sso-admin get-inline-policy-for-permission-set), replace it by a Deny of"
                        + " everything (put-inline-policy-to-permission-set), and provision that to this account alone"
                        + " (provision-permission-set --target-type AWS_ACCOUNT --target-id " + account
                        + "): it ends open sessions too, of everybody who uses this permission set here",
                "then remove the permission set's assignments to account " + account + " (aws sso-admin"
                        + " list-account-assignments, then delete-account-assignment)");
    }
}
