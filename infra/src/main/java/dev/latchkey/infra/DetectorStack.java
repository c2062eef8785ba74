package dev.latchkey.infra;

import java.util.Optional;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The parts list: what Latchkey is made of in an AWS account. */
final class DetectorStack extends Stack {
    DetectorStack(Construct scope, String id, Optional<String> account, DeploymentContext context) {
        super(scope, id, props(account, context));

        ChainTable chains = new ChainTable(this, "Chains", context);
        AllowlistTable allowlist = new AllowlistTable(this, "Allowlist", context);
        AlertTopic alerts = new AlertTopic(this, "Alerts", context);
        SetAsideQueue undelivered = new SetAsideQueue(this, "Undelivered");
        SetAsideQueue unprocessed = new SetAsideQueue(this, "Unprocessed");
        SettlingParts settling = SettlingParts.of(this, context, chains, allowlist, alerts);

        HandlerFunction detector = new DetectorFunction(this, "Detector", context)
                .remembersIn(chains)
                .consults(allowlist)
                .tells(alerts)
                .settlesIn(settling.waiting())
                .asks(context)
                .setsAsideIn(unprocessed);

        Alarms watching = listen(alerts, detector, undelivered, unprocessed);
        watching.watchSettling(settling);
        SetAsideQueue untold = watch(allowlist, alerts, context);
        Outputs outputs = new Outputs(this);
        outputs.tables(chains, allowlist);
        outputs.queues(undelivered, unprocessed);
        outputs.detector(detector);
        outputs.settling(settling);
        outputs.untold(untold);
        outputs.nextSteps(alerts, context);
    }

    private Alarms listen(
            AlertTopic alerts, HandlerFunction detector, SetAsideQueue undelivered, SetAsideQueue unprocessed) {
        Alarms alarms = new Alarms(this, "Alarms", alerts);
        alarms.watch(detector);
        alarms.watchUndelivered(undelivered);
        alarms.watchUnprocessed(unprocessed);
        for (WatchedCalls calls : WatchedCalls.all()) {
            alarms.watch(new CallRule(this, calls, detector, undelivered));
        }
        return alarms;
    }

    /** @return where changes of the allowlist rest that could not be told */
    private SetAsideQueue watch(AllowlistTable allowlist, AlertTopic alerts, DeploymentContext context) {
        SetAsideQueue untold = new SetAsideQueue(this, "Untold");
        WatchFunction watcher = new WatchFunction(this, "Watcher", context).watches(allowlist, untold);
        watcher.tells(alerts);
        WatchAlarms alarms = new WatchAlarms(this, "WatchAlarms", alerts);
        alarms.watch(watcher);
        alarms.watchUntold(untold);
        return untold;
    }

    private static StackProps props(Optional<String> account, DeploymentContext context) {
        return StackProps.builder()
                .description("Latchkey: tells when a new IAM identity is given rights and credentials")
                .env(Environment.builder()
                        .account(account.orElse(null))
                        .region(context.region().code())
                        .build())
                .build();
    }
}
