package dev.latchkey.infra;

import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** What keeps evidence and tells the digest: its function, when it runs, and where what fails rests. */
record DigestParts(HandlerFunction digester, SetAsideQueue unkept) {
    static DigestParts of(Construct scope, DeploymentContext context, Tables tables, AlertTopic alerts) {
        SetAsideQueue unkept = new SetAsideQueue(scope, "Unkept");
        DigestFunction digester = new DigestFunction(scope, "Digester", context).keepsIn(tables.evidence());
        digester.remembersIn(tables.chains(), "dynamodb:Query", "dynamodb:Scan")
                .consults(tables.allowlist())
                .tells(alerts)
                .setsAsideIn(unkept);
        schedule(scope, context, digester);
        return new DigestParts(digester, unkept);
    }

    private static void schedule(Construct scope, DeploymentContext context, HandlerFunction digester) {
        Role caller = new ScheduleCaller(scope, "DigestCaller", digester);
        DigestSchedule.ofKeeping(scope, digester, caller);
        context.digest().ifPresent(day -> DigestSchedule.ofDigest(scope, digester, caller, day));
    }
}
