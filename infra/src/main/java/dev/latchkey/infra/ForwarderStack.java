package dev.latchkey.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Sends the calls that one region of one account records to the bus on which the detector listens. It holds no code and
 * no data, needs no bootstrap, and is the same template everywhere, as for a StackSet.
 */
final class ForwarderStack extends Stack {
    static final String NAME = "LatchkeyForwarder";

    private static final String NEXT = "See that a call arrives, as docs/accounts-and-regions.md says under 3. What the"
            + " hub refuses, as it does not know this account or %s is not its HubBus, rests in UnforwardedQueue.";

    ForwarderStack(Construct scope, ForwarderContext context) {
        super(scope, NAME, props(context));
        IEventBus hub = EventBus.fromEventBusArn(this, "Hub", context.hub());
        SetAsideQueue unforwarded = new SetAsideQueue(this, "Unforwarded");
        UnforwardedAlarm.over(unforwarded, this);
        Role role = Role.Builder.create(this, "Role")
                .description("What the rules that forward calls to Latchkey may do")
                .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                .build();
        Stream.concat(Forwarding.sentFrom(getAccount()).stream(), ForwardedTampering.sentFrom(this))
                .forEach(heard -> rule(heard, hub, role, unforwarded));
        Rule heartbeats = rule(Heartbeat.heard(this), hub, role, unforwarded);
        Heartbeat.put(this, heartbeats, role);
        print("UnforwardedQueue", unforwarded.getQueueUrl());
        print("Next1", NEXT.formatted(context.hub()));
    }

    private void print(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }

    /** The target gives the role the right to put events on that bus, and no other. */
    private Rule rule(Heard heard, IEventBus hub, Role role, SetAsideQueue unforwarded) {
        Rule rule = Rule.Builder.create(this, heard.id())
                .description(heard.description())
                .eventPattern(heard.pattern())
                .targets(List.of(software.amazon.awscdk.services.events.targets.EventBus.Builder.create(hub)
                        .role(role)
                        .deadLetterQueue(unforwarded)
                        .build()))
                .build();
        heard.enable(rule);
        return rule;
    }

    private static StackProps props(ForwarderContext context) {
        return StackProps.builder()
                .description(
                        "Latchkey: forwards calls that make, arm or open identities, or touch trails, to the detector")
                .synthesizer(new LegacyStackSynthesizer())
                .env(Environment.builder().region(context.region().orElse(null)).build())
                .build();
    }
}
