package dev.latchkey.infra;

import software.constructs.Construct;

/** Where Latchkey remembers. */
record Tables(ChainTable chains, AllowlistTable allowlist, EvidenceTable evidence) {
    static Tables of(Construct scope, DeploymentContext context) {
        return new Tables(
                new ChainTable(scope, "Chains", context),
                new AllowlistTable(scope, "Allowlist", context),
                new EvidenceTable(scope, "Evidence", context));
    }
}
