package dev.latchkey.infra;

import dev.latchkey.lambda.Setting;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** Keeps evidence, and tells the digest of it. */
final class DigestFunction extends HandlerFunction {
    static final String HANDLER = "dev.latchkey.lambda.DigestHandler";

    /** As long as Lambda lets it: it goes through the whole chain table. */
    private static final Duration LONGEST = Duration.minutes(15);

    DigestFunction(Construct scope, String id, DeploymentContext context) {
        super(
                scope,
                id,
                context,
                new Handler(
                        "digester",
                        HANDLER,
                        "Latchkey's digester: keeps evidence of each identity, and sends the digest of a week",
                        LONGEST,
                        false));
    }

    DigestFunction keepsIn(EvidenceTable evidence) {
        function().addEnvironment(Setting.EVIDENCE_TABLE.variable(), evidence.getTableName());
        evidence.grant(
                function(), "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem");
        return this;
    }
}
