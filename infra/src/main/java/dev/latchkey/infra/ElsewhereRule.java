package dev.latchkey.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Tells of one kind of tampering in another account or region, of which a forwarder has sent the record. */
final class ElsewhereRule extends TellingRule {

    /** @param sentence what it means if it was done to a forwarder */
    ElsewhereRule(Construct scope, Tampering tampering, String sentence, Way way) {
        super(
                scope,
                "elsewhere-" + tampering.id(),
                new Told(
                        "Latchkey tells: " + sentence,
                        ForwardedTampering.heardBy(Stack.of(scope), tampering),
                        text(sentence)),
                way);
    }

    private static Text text(String sentence) {
        return new Text(
                "Latchkey was touched in another account or region",
                sentence,
                List.of(
                        "If none of you did this, with credentials of account <account>:",
                        "aws cloudtrail lookup-events --region <region> --lookup-attributes"
                                + " AttributeKey=EventId,AttributeValue=<id>",
                        "shows whether it succeeded, by whose ARN, and on what (if that was too long to be kept, it may"
                                + " be something else). docs/accounts-and-regions.md says what to do."));
    }
}
