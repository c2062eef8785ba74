package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands for the person woken up, with real names filled in, in an order that stops harm first and keeps
 * evidence.
 */
final class Containment {

    private static final String DENY_ALL =
            "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}'";

    private Containment() {}

    /** What tells whether harm has been done. */
    static List<String> checks(Stretch stretch) {
        String name = PlainText.inShell(stretch.target());
        Stream<String> state = stretch.subject() instanceof Subject.Role
                ? Stream.of("aws iam get-role --role-name=" + name)
                : Stream.of("aws iam get-user" + userName(stretch), "aws iam list-access-keys" + userName(stretch));
        Stream<String> used = keys(stretch).map(key -> "aws iam get-access-key-last-used --access-key-id " + key);
        return Stream.concat(used, state).toList();
    }

    static List<String> commands(Stretch stretch) {
        Stream<String> stopKeys = keys(stretch)
                .map(key -> "aws iam update-access-key" + userName(stretch) + " --access-key-id " + key
                        + " --status Inactive");
        return Stream.concat(stopKeys, denyAll(stretch)).toList();
    }

    private static Stream<String> denyAll(Stretch stretch) {
        String name = PlainText.inShell(stretch.target());
        if (stretch.subject() instanceof Subject.Root) {
            return Stream.of();
        }
        return stretch.subject() instanceof Subject.Role
                ? Stream.of("aws iam put-role-policy --role-name=" + name
                        + " --policy-name LatchkeyDenyAll --policy-document " + DENY_ALL)
                : Stream.of("aws iam put-user-policy --user-name=" + name
                        + " --policy-name LatchkeyDenyAll --policy-document " + DENY_ALL);
    }

    private static String userName(Stretch stretch) {
        return stretch.subject() instanceof Subject.Root ? "" : " --user-name=" + PlainText.inShell(stretch.target());
    }

    private static Stream<String> keys(Stretch stretch) {
        return stretch.of(Stage.CREDENTIAL)
                .flatMap(step -> step.fact() instanceof Fact.CredentialMade made ? Stream.of(made.id()) : Stream.of())
                .filter(id -> id.startsWith("AKIA"))
                .map(PlainText::inShell);
    }
}
