package dev.latchkey.infra;

import software.constructs.Construct;

/** What is known of each identity, for as long as {@code keepEvidence} says: far longer than the chains. */
final class EvidenceTable extends KeptTable {
    EvidenceTable(Construct scope, String id, DeploymentContext context) {
        super(scope, id, expiring(context));
    }
}
