package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Fact.CredentialMade;
import dev.latchkey.detection.chain.Fact.DoorOpened;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands for the person woken up, with real names filled in, in an order that stops harm first and keeps
 * evidence.
 */
public final class Containment {

    /** A flood of keys would bury the one command that matters most, which stops them all. */
    private static final int MOST_STOPPED = 10;

    private static final String DENY_ALL =
            " --policy-name LatchkeyDenyAll --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":"
                    + "[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}'";

    private final Stretch stretch;
    private final String name;

    private Containment(Stretch stretch) {
        this.stretch = stretch;
        this.name = PlainText.inShell(stretch.target());
    }

    /** What stops the credentials that were made, one by one. */
    public static List<String> stops(Stretch stretch) {
        return new Containment(stretch).stops();
    }

    /** What tells whether harm has been done. */
    static List<String> checks(Stretch stretch) {
        return new Containment(stretch).checks();
    }

    static List<String> commands(Stretch stretch) {
        return new Containment(stretch).commands();
    }

    private List<String> checks() {
        Stream<String> used = made().filter(it -> it.id().startsWith("AKIA"))
                .map(it -> "aws iam get-access-key-last-used --access-key-id " + PlainText.inShell(it.id()))
                .distinct()
                .limit(MOST_STOPPED);
        Stream<String> state = switch (stretch.subject().kind()) {
            case USER ->
                Stream.of(
                        "aws iam get-user" + user(),
                        "aws iam list-access-keys" + user(),
                        "aws iam list-attached-user-policies" + user(),
                        "aws iam list-groups-for-user" + user());
            case ROLE ->
                Stream.of(
                        "aws iam get-role --role-name=" + name,
                        "aws iam list-attached-role-policies --role-name=" + name,
                        lookUp("ResourceName", name));
            default -> Stream.of("aws iam get-account-summary", lookUp("Username", "root"));
        };
        return Stream.concat(used, state).toList();
    }

    /** Who used it, and for what. */
    private static String lookUp(String attribute, String value) {
        return "aws cloudtrail lookup-events --lookup-attributes AttributeKey=%s,AttributeValue=%s"
                .formatted(attribute, value);
    }

    private List<String> commands() {
        List<String> stops = stops();
        Stream<String> more = stops.size() > MOST_STOPPED
                ? Stream.of("... and " + (stops.size() - MOST_STOPPED) + " more credentials, in the finding")
                : Stream.of();
        Stream<String> stop = Stream.concat(stops.stream().limit(MOST_STOPPED), more);
        if (stretch.subject() instanceof Subject.Root) {
            return Stream.concat(
                            Stream.of("sign in as root, or use AssumeRoot from the management account, then:"), stop)
                    .toList();
        }
        return Stream.concat(stop, denyAll()).toList();
    }

    private List<String> stops() {
        return made().flatMap(it -> Stopping.command(it, user()).stream())
                .distinct()
                .toList();
    }

    /** Last for a user, whose credentials are stopped one by one; for a role it stops the sessions that are open. */
    private Stream<String> denyAll() {
        if (stretch.subject() instanceof Subject.User) {
            return Stream.of("aws iam put-user-policy" + user() + DENY_ALL);
        }
        boolean opened = stretch.of(Stage.CREDENTIAL).anyMatch(step -> step.fact() instanceof DoorOpened);
        return Stream.concat(
                Stream.of("aws iam put-role-policy --role-name=" + name + DENY_ALL),
                opened
                        ? Stream.of("then close the door: restore the trust policy (aws iam update-assume-role-policy)")
                        : Stream.of());
    }

    private String user() {
        return stretch.subject() instanceof Subject.Root ? "" : " --user-name=" + name;
    }

    private Stream<CredentialMade> made() {
        return stretch.of(Stage.CREDENTIAL)
                .flatMap(step -> step.fact() instanceof CredentialMade made ? Stream.of(made) : Stream.of());
    }
}
