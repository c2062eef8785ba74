package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
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
    static final int MOST_STOPPED = 10;

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

    public static List<String> commands(Stretch stretch) {
        return new Containment(stretch).commands();
    }

    /** What denies a user or role everything and fits where a policy does not, as in a chat; undone by a detachment. */
    public static Optional<String> shortDenial(Stretch stretch) {
        return new Containment(stretch).shortDenial();
    }

    private List<String> commands() {
        if (stretch.subject() instanceof Subject.Root root) {
            return ofRoot(root).commands();
        }
        if (isReserved()) {
            return ReservedRole.commands(stretch);
        }
        List<String> stops = stops();
        Stream<String> more = stops.size() > MOST_STOPPED
                ? Stream.of("... and " + Counted.of(stops.size() - MOST_STOPPED, "earlier credential")
                        + ", which the Deny below stops as well")
                : Stream.of();
        Stream<String> stop = Stream.concat(latest(stops), more);
        return Stream.of(Gone.sentence(stretch).stream(), caution(stretch).stream(), stop, denyAll())
                .flatMap(lines -> lines)
                .toList();
    }

    /** Those of the credentials that were made last: of many the earlier ones are gone, as IAM bounds each kind. */
    static Stream<String> latest(List<String> ofEach) {
        return ofEach.stream().skip(Math.max(0, ofEach.size() - MOST_STOPPED));
    }

    private List<String> stops() {
        if (stretch.subject() instanceof Subject.Root root) {
            return ofRoot(root).stops();
        }
        return DeletedKeys.leftOf(stretch)
                .flatMap(it -> Stopping.command(it, user()).stream())
                .distinct()
                .toList();
    }

    /** What can go wrong: what denies everything stops whatever an identity that is in use does by day. */
    public static Optional<String> caution(Stretch stretch) {
        boolean mayBeInUse = stretch.creation().isEmpty()
                && Gone.deletion(stretch).isEmpty()
                && !(stretch.subject() instanceof Subject.Root)
                && !ReservedRole.is(stretch);
        return mayBeInUse
                ? Optional.of("it may have been in use before: these commands also stop its ordinary work, until they"
                        + " are undone (Close in docs/runbook.md)")
                : Optional.empty();
    }

    /** Last for a user, whose credentials are stopped one by one; for a role it stops the sessions that are open. */
    private Stream<String> denyAll() {
        if (stretch.subject() instanceof Subject.User) {
            return Stream.of("aws iam put-user-policy" + user() + DENY_ALL, otherwise());
        }
        return Stream.concat(
                Stream.of("aws iam put-role-policy --role-name=" + name + DENY_ALL, otherwise()),
                ClosingDoors.of(stretch, name));
    }

    /** IAM bounds the inline policies of an identity together, and whoever made it may have used that up. */
    private String otherwise() {
        return "or, if IAM says that its inline policies are full: "
                + shortDenial().orElseThrow();
    }

    private boolean isReserved() {
        return ReservedRole.is(stretch);
    }

    private Optional<String> shortDenial() {
        if (isReserved()) {
            return Optional.empty();
        }
        String arn = "arn:" + stretch.subject().partition() + ":iam::aws:policy/AWSDenyAll";
        String policy = " --policy-arn " + PlainText.inShell(arn);
        return switch (stretch.subject().kind()) {
            case USER -> Optional.of("aws iam attach-user-policy" + user() + policy);
            case ROLE -> Optional.of("aws iam attach-role-policy --role-name=" + name + policy);
            default -> Optional.empty();
        };
    }

    private RootContainment ofRoot(Subject.Root root) {
        return new RootContainment(
                root, Checks.homeRegion(stretch), DeletedKeys.leftOf(stretch).toList());
    }

    private String user() {
        return " --user-name=" + name;
    }

    static Stream<CredentialMade> made(Stretch stretch) {
        return stretch.of(Stage.CREDENTIAL)
                .flatMap(step -> step.fact() instanceof CredentialMade made ? Stream.of(made) : Stream.of());
    }
}
