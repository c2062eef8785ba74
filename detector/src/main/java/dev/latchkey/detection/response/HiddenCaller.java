package dev.latchkey.detection.response;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CloudFormation with a service role shows that role and no person: who changed the stack is to be looked up. Without
 * one it works on in the session of whoever changed the stack, and that one is shown.
 */
public final class HiddenCaller {

    /** In China it may end in {@code .cn}. */
    private static final Pattern CLOUDFORMATION = Pattern.compile("cloudformation\\.amazonaws\\.com(?:\\.cn)?");

    /** A change set, which the CDK and {@code aws cloudformation deploy} use, is recorded under a name of its own. */
    private static final List<String> STACK_CHANGES = List.of("CreateStack", "UpdateStack", "ExecuteChangeSet");

    /**
     * CloudFormation calls the session of a stack's service role so, and StackSets that of an execution role by a UUID.
     * Seen in public records; not documented. Whoever gives such a name to a session of his own gets no credit.
     */
    private static final Pattern OWN_SESSION = Pattern.compile("arn:[^:]+:sts::[^:]*:assumed-role/[^/]+/"
            + "(AWSCloudFormation|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** A stack may work for a while before it comes to its identities. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private HiddenCaller() {}

    /** Nothing, unless CloudFormation made one of the calls and no user stands for it. */
    public static Stream<String> checks(Stretch stretch) {
        List<Step> hidden =
                stretch.steps().stream().filter(HiddenCaller::isHidden).toList();
        return hidden.isEmpty() ? Stream.of() : checks(hidden);
    }

    private static Stream<String> checks(List<Step> hidden) {
        Step first = hidden.get(0);
        Instant start = first.time().minus(BEFORE);
        Instant end = hidden.get(hidden.size() - 1).time().plusSeconds(1);
        Stream<String> said = Stream.of(
                "CloudFormation made calls here: its service role hides the person, and an allowlist entry"
                        + " for that role approves whoever changes its stacks",
                "look up who changed a stack at that time, in the region of the stack if it is another:");
        Stream<String> commands = STACK_CHANGES.stream()
                .map(change -> new LookUpEvents(first.region()).of("EventName", change)
                        + " --start-time " + start.truncatedTo(ChronoUnit.SECONDS)
                        + " --end-time " + end.truncatedTo(ChronoUnit.SECONDS));
        return Stream.concat(said, commands);
    }

    public static boolean isHidden(Step step) {
        Principal actor = step.actor();
        boolean byCloudFormation = Stream.concat(
                        actor.invokedBy().stream(), Stream.of(step.origin().address()))
                .anyMatch(service -> CLOUDFORMATION.matcher(service).matches());
        boolean nobody = actor.arn().isEmpty() && actor.userName().isEmpty();
        boolean ownSession =
                actor.arn().filter(arn -> OWN_SESSION.matcher(arn).matches()).isPresent();
        return byCloudFormation && (nobody || ownSession);
    }
}
