package dev.latchkey.infra;

import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.constructs.Construct;

/** The approved provisioners. People edit it, the detector only reads it, and each change is told. */
final class AllowlistTable extends KeptTable {
    AllowlistTable(Construct scope, String id, DeploymentContext context) {
        super(scope, id, kept(context).stream(StreamViewType.NEW_AND_OLD_IMAGES).build());
    }
}
