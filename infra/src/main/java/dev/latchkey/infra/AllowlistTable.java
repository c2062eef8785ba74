package dev.latchkey.infra;

import software.constructs.Construct;

/** The approved provisioners. People edit it, the detector only reads it. */
final class AllowlistTable extends KeptTable {
    AllowlistTable(Construct scope, String id, DeploymentContext context) {
        super(scope, id, kept(context).build());
    }
}
