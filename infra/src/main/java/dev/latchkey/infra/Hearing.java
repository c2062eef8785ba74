package dev.latchkey.infra;

import dev.latchkey.infra.DetectorStack.Parts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** By what the detector hears of calls, and what notices that a forwarder of them is not heard any more. */
record Hearing(List<CallRule> rules, Optional<HeartbeatParts> heartbeats) {
    Hearing {
        rules = List.copyOf(rules);
    }

    static Hearing of(Construct scope, DeploymentContext context, Parts parts) {
        Stream<Heard> home = WatchedCalls.atHome().stream().map(WatchedCalls::all);
        Stream<Heard> more = context.forwardedFrom().stream()
                .flatMap(from -> Forwarding.heardIn(Stack.of(scope).getAccount()).stream());
        List<CallRule> rules = Stream.concat(home, more)
                .map(heard -> new CallRule(scope, heard, parts.detector(), parts.undelivered()))
                .toList();
        Optional<HeartbeatParts> heartbeats = context.forwardedFrom()
                .map(from -> HeartbeatParts.of(scope, context, parts.tables().evidence(), parts.alerts()));
        return new Hearing(rules, heartbeats);
    }

    Stream<HandlerFunction> functions() {
        return heartbeats.map(HeartbeatParts::monitor).stream();
    }
}
