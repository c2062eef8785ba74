package dev.latchkey.infra;

import software.constructs.Construct;

/** Where steps wait for the rest of their chain until {@code expiresAt}, and where each finding is kept. */
final class ChainTable extends KeptTable {
    ChainTable(Construct scope, String id, DeploymentContext context) {
        super(scope, id, expiring(context));
    }
}
