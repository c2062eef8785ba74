package dev.latchkey.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleProps;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** Brings the watched calls of one event source to the detector; what cannot be delivered rests in a queue. */
final class CallRule extends Rule {
    /** EventBridge's own maxima: after them the event is in the queue, never lost. */
    private static final int RETRIES = 185;

    private static final Duration AGE = Duration.hours(24);

    CallRule(Construct scope, WatchedCalls calls, HandlerFunction detector, IQueue undelivered) {
        super(scope, "Calls-" + calls.service(), props(calls, detector, undelivered));
    }

    boolean isOf(String service) {
        return getNode().getId().equals("Calls-" + service);
    }

    private static RuleProps props(WatchedCalls calls, HandlerFunction detector, IQueue undelivered) {
        return RuleProps.builder()
                .description("Calls of %s that Latchkey watches".formatted(calls.eventSource()))
                .eventPattern(calls.pattern())
                .targets(List.of(LambdaFunction.Builder.create(detector.live())
                        .deadLetterQueue(undelivered)
                        .retryAttempts(RETRIES)
                        .maxEventAge(AGE)
                        .build()))
                .build();
    }
}
