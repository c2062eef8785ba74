package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CloudFormation with a service role shows that role and no person: who changed the stack is to be looked up. */
public final class HiddenCaller {

    private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";

    /** A change set, which the CDK and {@code aws cloudformation deploy} use, is recorded under a name of its own. */
    private static final List<String> STACK_CHANGES = List.of("CreateStack", "UpdateStack", "ExecuteChangeSet");

    /** A stack may work for a while before it comes to its identities. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private HiddenCaller() {}

    /** Nothing, unless CloudFormation made one of the calls and no user stands for it. */
    static Stream<String> checks(Stretch stretch) {
        List<Step> hidden =
                stretch.steps().stream().filter(HiddenCaller::isHidden).toList();
        return hidden.isEmpty() ? Stream.of() : checks(hidden);
    }

    private static Stream<String> checks(List<Step> hidden) {
        Step first = hidden.get(0);
        Instant start = first.time().minus(BEFORE);
        Instant end = hidden.get(hidden.size() - 1).time().plusSeconds(1);
        Stream<String> said = Stream.of(
                "CloudFormation made calls here: behind its service role the person is hidden, whom no allowlist entry"
                        + " vouches for",
                "look up who changed a stack then, in the region of the stack if it is another:");
        Stream<String> commands = STACK_CHANGES.stream()
                .map(change -> "aws cloudtrail lookup-events --region=" + PlainText.inShell(first.region())
                        + " --lookup-attributes AttributeKey=EventName,AttributeValue=" + change
                        + " --start-time " + start.truncatedTo(ChronoUnit.SECONDS)
                        + " --end-time " + end.truncatedTo(ChronoUnit.SECONDS));
        return Stream.concat(said, commands);
    }

    public static boolean isHidden(Step step) {
        boolean byCloudFormation = step.actor().invokedBy().equals(Optional.of(CLOUDFORMATION))
                || step.origin().address().equals(CLOUDFORMATION);
        return byCloudFormation
                && step.actor().userName().isEmpty()
                && !step.actor().isRoot();
    }
}
