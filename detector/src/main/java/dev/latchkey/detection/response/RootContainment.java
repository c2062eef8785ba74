package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What only root can do about its credentials, or who stands above the account, in a session that may delete them and
 * nothing else. The commands name no user, so that they act on whoever runs them.
 *
 * @param made what was made, and is not known to be deleted
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Root sessions</a>
 */
record RootContainment(Subject.Root root, String region, List<CredentialMade> made) {

    private static final String SESSION = "aws sts assume-root --region=%s --target-principal %s"
            + " --task-policy-arn arn=arn:%s:iam::aws:policy/root-task/IAMDeleteRootUserCredentials";

    /** As root; a password is none of them, as root changes its own in the console alone. */
    List<String> stops() {
        return made.stream()
                .filter(it -> !Stopping.isPassword(it))
                .flatMap(it -> Stopping.command(it, "").stream())
                .distinct()
                .toList();
    }

    List<String> commands() {
        if (made.isEmpty()) {
            return List.of("the records show deleted what was made: the commands above say whether root has more");
        }
        List<String> byRoot = Stream.concat(stops().stream(), password()).toList();
        Stream<String> how =
                byRoot.isEmpty() ? Stream.of() : Stream.of(RootAccess.of(root).how());
        Stream<String> session = Stream.of(
                (byRoot.isEmpty() ? "" : "or ")
                        + "from the management account, by a session that can only delete, the last use of a key too:",
                SESSION.formatted(PlainText.inShell(region), PlainText.inShell(root.account()), root.partition()),
                "then with its keys, once aws sts get-caller-identity says :root (or the next acts on your own user):");
        Stream<String> deletions =
                made.stream().map(Stopping::ofRoot).flatMap(Optional::stream).distinct();
        return Stream.of(how, byRoot.stream(), session, deletions)
                .flatMap(lines -> lines)
                .toList();
    }

    /** Elsewhere there is no console for root to change it in. */
    private Stream<String> password() {
        boolean changeable =
                RootAccess.of(root) == RootAccess.CONSOLE && made.stream().anyMatch(Stopping::isPassword);
        return changeable ? Stream.of("change the password of root in the console") : Stream.of();
    }
}
