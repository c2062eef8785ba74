package dev.latchkey.infra;

import software.constructs.Construct;

/** What lets findings settle: where they wait, the settler that judges them again, and where what fails rests. */
record SettlingParts(SettlingQueue waiting, HandlerFunction settler, SetAsideQueue unsettled) {
    static SettlingParts of(Construct scope, DeploymentContext context, Tables tables, AlertTopic alerts) {
        SetAsideQueue unsettled = new SetAsideQueue(scope, "Unsettled");
        SettlingQueue waiting = new SettlingQueue(scope, "Settling", unsettled);
        HandlerFunction settler = new SettleFunction(scope, "Settler", context)
                .empties(waiting)
                // All calls have been written by the detector, but who judges writes how its callers lead here.
                .remembersIn(tables.chains(), "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query")
                .consults(tables.allowlist())
                .knowsCallersFrom(tables.evidence())
                .tells(alerts)
                .asks(context);
        return new SettlingParts(waiting, settler, unsettled);
    }
}
