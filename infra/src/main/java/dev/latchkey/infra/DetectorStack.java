package dev.latchkey.infra;

import java.util.List;
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

        HandlerFunction detector = new DetectorFunction(this, "Detector", context)
                .remembersIn(chains)
                .consults(allowlist)
                .tells(alerts)
                .setsAsideIn(unprocessed);

        Alarms alarms = new Alarms(this, "Alarms", alerts);
        List<CallRule> rules = WatchedCalls.all().stream()
                .map(calls -> new CallRule(this, calls, detector, undelivered))
                .toList();
        watch(alarms, rules, detector, undelivered, unprocessed);
        watchThatItHears(alarms, rules, context.silenceDays());
        alarms.watch(alerts);
        alarms.watch(new TamperingRules(this, "Tampering", alerts));
        new Dashboard(this, "Dashboard").show(List.of(detector), List.of(undelivered, unprocessed), alarms.made());
        if (context.createTrail()) {
            new Trail(this, "Trail", context);
        }

        Outputs outputs = new Outputs(this);
        outputs.tables(chains, allowlist);
        outputs.queues(undelivered, unprocessed);
        outputs.detector(detector);
        outputs.nextSteps(alerts, detector, context);
    }

    private static void watch(
            Alarms alarms,
            List<CallRule> rules,
            HandlerFunction detector,
            SetAsideQueue undelivered,
            SetAsideQueue unprocessed) {
        alarms.watch(detector);
        alarms.watch(
                undelivered,
                "An event could not be brought to the detector for a day. Redrive the queue within 14 days.");
        alarms.watch(
                unprocessed,
                "The detector failed on an event three times. Mend the reason, redrive the queue within 14 days.");
        rules.forEach(alarms::watch);
    }

    private static void watchThatItHears(Alarms alarms, List<CallRule> rules, int silenceDays) {
        HealthAlarms health = new HealthAlarms(alarms);
        health.watchMeasures();
        if (silenceDays > 0) {
            rules.stream().filter(rule -> rule.isOf("iam")).forEach(rule -> health.watchSilence(rule, silenceDays));
        }
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
