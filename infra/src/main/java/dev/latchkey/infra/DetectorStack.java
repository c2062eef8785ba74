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
        watch(alarms, detector, undelivered, unprocessed);
        watchThatItHears(alarms, rules(detector, undelivered), context.silenceDays());
        watchThatItTells(alarms, alerts);
        new Dashboard(this, "Dashboard").show(List.of(detector), List.of(undelivered, unprocessed), alarms.made());
        makeTrail(context);

        Outputs outputs = new Outputs(this);
        outputs.places(chains, allowlist, undelivered, unprocessed);
        outputs.nextSteps(alerts, detector, context);
    }

    private List<CallRule> rules(HandlerFunction detector, SetAsideQueue undelivered) {
        return WatchedCalls.all().stream()
                .map(calls -> new CallRule(this, calls, detector, undelivered))
                .toList();
    }

    private static void watch(
            Alarms alarms, HandlerFunction detector, SetAsideQueue undelivered, SetAsideQueue unprocessed) {
        alarms.watch(detector);
        alarms.watch(
                undelivered,
                "An event could not be brought to the detector for a day. Redrive the queue within 14 days.");
        alarms.watch(
                unprocessed,
                "The detector failed on an event three times. Mend the reason, redrive the queue within 14 days.");
    }

    private static void watchThatItHears(Alarms alarms, List<CallRule> rules, int silenceDays) {
        rules.forEach(alarms::watch);
        HealthAlarms health = new HealthAlarms(alarms);
        health.watchMeasures();
        if (silenceDays > 0) {
            rules.stream().filter(rule -> rule.isOf("iam")).forEach(rule -> health.watchSilence(rule, silenceDays));
        }
    }

    private void watchThatItTells(Alarms alarms, AlertTopic alerts) {
        alarms.watch(alerts);
        alarms.watch(new TamperingRules(this, "Tampering", alerts));
    }

    private void makeTrail(DeploymentContext context) {
        if (context.createTrail()) {
            new Trail(this, "Trail", context);
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
