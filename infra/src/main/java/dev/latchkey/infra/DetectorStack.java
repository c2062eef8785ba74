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

        Tables tables = Tables.of(this, context);
        AlertTopic alerts = new AlertTopic(this, "Alerts", context);
        SetAsideQueue undelivered = new SetAsideQueue(this, "Undelivered");
        SetAsideQueue unprocessed = new SetAsideQueue(this, "Unprocessed");
        SettlingParts settling = SettlingParts.of(this, context, tables, alerts);
        HandlerFunction detector =
                detector(context, tables, alerts).settlesIn(settling.waiting()).setsAsideIn(unprocessed);
        WatchParts watching = WatchParts.of(this, context, tables.allowlist(), alerts);
        DigestParts digest = DigestParts.of(this, context, tables, alerts);
        CountryLayer.of(this, context)
                .ifPresent(layer ->
                        List.of(detector, settling.settler(), digest.digester()).forEach(layer::giveTo));
        TamperingRules tampering =
                new TamperingRules(this, "Tampering", alerts, tables.allowlist(), context.forwardedFrom());
        onDemand(context);
        Parts parts =
                new Parts(tables, alerts, undelivered, unprocessed, detector, settling, watching, digest, tampering);
        Monitoring.over(this, parts, Hearing.of(this, context, parts), context);
        new Outputs(this).of(parts, context);
    }

    private HandlerFunction detector(DeploymentContext context, Tables tables, AlertTopic alerts) {
        return new DetectorFunction(this, "Detector", context)
                .remembersIn(tables.chains(), "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query")
                .consults(tables.allowlist())
                .knowsCallersFrom(tables.evidence())
                .tells(alerts)
                .asks(context);
    }

    private void onDemand(DeploymentContext context) {
        if (context.createTrail()) {
            new Trail(this, "Trail");
        }
        context.forwardedFrom()
                .filter(ForwardedFrom::isOfOthers)
                .ifPresent(from -> new HubPolicy(this, "Forwarders", from));
    }

    private static StackProps props(Optional<String> account, DeploymentContext context) {
        return StackProps.builder()
                .description("Latchkey: alerts when a new IAM identity is given rights and credentials")
                .env(Environment.builder()
                        .account(account.orElse(null))
                        .region(context.region().region())
                        .build())
                .build();
    }

    /** What the deployment watches and names. */
    record Parts(
            Tables tables,
            AlertTopic alerts,
            SetAsideQueue undelivered,
            SetAsideQueue unprocessed,
            HandlerFunction detector,
            SettlingParts settling,
            WatchParts watching,
            DigestParts digest,
            TamperingRules tampering) {

        List<HandlerFunction> functions() {
            return List.of(detector, settling.settler(), watching.watcher(), digest.digester());
        }

        List<SetAsideQueue> setAside() {
            return List.of(
                    undelivered,
                    unprocessed,
                    settling.unsettled(),
                    watching.untold(),
                    digest.unkept(),
                    tampering.unwarned());
        }
    }
}
