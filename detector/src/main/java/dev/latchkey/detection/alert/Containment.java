package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Fact.CredentialMade;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands for the person woken up, with real names filled in, in an order that stops harm first and keeps
 * evidence.
 */
public final class Containment {

    /** A flood of keys would bury the one command that matters most, which stops them all. */
    private static final int MOST_STOPPED = 10;

    /** CloudTrail lists a use under the ARN, whose path is not known here, and a change under the name. */
    private static final String ARN_OF_ROLE = "$(aws iam get-role --role-name=%s --query Role.Arn --output text)";

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

    /** What denies a user or role everything and fits where a policy does not, as in a chat; undone by a detachment. */
    public static Optional<String> shortDenial(Stretch stretch) {
        return new Containment(stretch).shortDenial();
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
                        "aws iam list-user-policies" + user(),
                        "aws iam list-groups-for-user" + user());
            case ROLE ->
                Stream.of(
                        "aws iam get-role --role-name=" + name,
                        "aws iam list-attached-role-policies --role-name=" + name,
                        "aws iam list-role-policies --role-name=" + name,
                        lookUp("ResourceName", name),
                        "who assumed it, in this region; the same for each other in which you work:",
                        lookUp("ResourceName", ARN_OF_ROLE.formatted(name)));
            default -> Stream.of("aws iam get-account-summary", lookUp("Username", "root"));
        };
        return Stream.concat(used, state).toList();
    }

    /** Where IAM logs: in another region, as the shell's own may be, it finds nothing, which looks like an answer. */
    private String lookUp(String attribute, String value) {
        return "aws cloudtrail lookup-events --region=%s --lookup-attributes AttributeKey=%s,AttributeValue=%s"
                .formatted(PlainText.inShell(homeRegion()), attribute, value);
    }

    private String homeRegion() {
        return stretch.steps().stream()
                .filter(step -> step.operation().isSeenLive())
                .findFirst()
                .orElseGet(stretch::anchor)
                .region();
    }

    private List<String> commands() {
        if (stretch.subject() instanceof Subject.Root root) {
            return ofRoot(root).commands();
        }
        List<String> stops = stops();
        Stream<String> more = stops.size() > MOST_STOPPED
                ? Stream.of("... and " + (stops.size() - MOST_STOPPED) + " more credentials, in the finding")
                : Stream.of();
        Stream<String> stop = Stream.concat(stops.stream().limit(MOST_STOPPED), more);
        return Stream.of(Gone.sentence(stretch).stream(), stop, denyAll())
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> stops() {
        if (stretch.subject() instanceof Subject.Root root) {
            return ofRoot(root).stops();
        }
        return made().flatMap(it -> Stopping.command(it, user()).stream())
                .distinct()
                .toList();
    }

    /** Last for a user, whose credentials are stopped one by one; for a role it stops the sessions that are open. */
    private Stream<String> denyAll() {
        if (stretch.subject() instanceof Subject.User) {
            return Stream.of("aws iam put-user-policy" + user() + DENY_ALL);
        }
        return Stream.concat(
                Stream.of("aws iam put-role-policy --role-name=" + name + DENY_ALL), ClosingDoors.of(stretch, name));
    }

    private Optional<String> shortDenial() {
        String arn = "arn:" + stretch.subject().partition() + ":iam::aws:policy/AWSDenyAll";
        String policy = " --policy-arn " + PlainText.inShell(arn);
        return switch (stretch.subject().kind()) {
            case USER -> Optional.of("aws iam attach-user-policy" + user() + policy);
            case ROLE -> Optional.of("aws iam attach-role-policy --role-name=" + name + policy);
            default -> Optional.empty();
        };
    }

    private RootContainment ofRoot(Subject.Root root) {
        return new RootContainment(root, homeRegion(), made().toList());
    }

    private String user() {
        return " --user-name=" + name;
    }

    private Stream<CredentialMade> made() {
        return stretch.of(Stage.CREDENTIAL)
                .flatMap(step -> step.fact() instanceof CredentialMade made ? Stream.of(made) : Stream.of());
    }
}
