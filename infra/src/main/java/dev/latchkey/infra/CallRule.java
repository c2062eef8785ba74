package dev.latchkey.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleProps;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** Brings watched calls to the detector; what cannot be delivered rests in a queue. */
final class CallRule extends Rule {
    /** EventBridge's own maxima: after them the event is in the queue, never lost. */
    private static final int RETRIES = 185;

    private static final Duration AGE = Duration.hours(24);

    CallRule(Construct scope, Heard heard, HandlerFunction detector, IQueue undelivered) {
        super(scope, heard.id(), props(heard, detector, undelivered));
        heard.enable(this);
    }

    boolean isOf(String service) {
        return getNode().getId().equals("Calls-" + service);
    }

    private static RuleProps props(Heard heard, HandlerFunction detector, IQueue undelivered) {
        return RuleProps.builder()
                .description(heard.description())
                .eventPattern(heard.pattern())
                .targets(List.of(LambdaFunction.Builder.create(detector.live())
                        .deadLetterQueue(undelivered)
                        .retryAttempts(RETRIES)
                        .maxEventAge(AGE)
                        .build()))
                .build();
    }
}
