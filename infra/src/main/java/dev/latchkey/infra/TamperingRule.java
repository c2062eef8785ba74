package dev.latchkey.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Tells of one kind of tampering: the function may be what is under attack. */
final class TamperingRule extends TellingRule {

    TamperingRule(Construct scope, Tampering tampering, Way way, OwnResources own) {
        super(
                scope,
                tampering.id(),
                new Told(
                        "Latchkey tells: " + tampering.sentence(),
                        TamperingPattern.here(
                                Stack.of(scope),
                                tampering,
                                TamperingPattern.detail(tampering, own.touchedBy(tampering))),
                        text(tampering)),
                way);
    }

    private static Text text(Tampering tampering) {
        return new Text(
                "Latchkey itself was touched",
                tampering.sentence(),
                List.of(
                        "Your own deployment does this too, from cloudformation.amazonaws.com. If it was not yours:",
                        "aws cloudtrail lookup-events --region <region> --lookup-attributes"
                                + " AttributeKey=EventId,AttributeValue=<id>",
                        "shows whether it succeeded, by whose ARN, and on what (if that was too long to be kept, it may"
                                + " be something else). docs/operations.md says what to do."));
    }
}
