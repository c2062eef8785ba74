package dev.latchkey.infra;

import software.constructs.Construct;

/** The detector itself: each watched call comes here. */
final class DetectorFunction extends HandlerFunction {
    static final String HANDLER = "dev.latchkey.lambda.DetectorHandler";

    DetectorFunction(Construct scope, String id, DeploymentContext context) {
        super(
                scope,
                id,
                context,
                new Handler(
                        "detector",
                        HANDLER,
                        "Latchkey's detector: remembers and judges the steps of each IAM call",
                        true));
        new AwakeSchedule(this, "StayAwake", this);
    }
}
