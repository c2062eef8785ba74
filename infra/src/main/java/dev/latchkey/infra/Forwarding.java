package dev.latchkey.infra;

import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which calls cross regions and accounts. That a role is assumed within its own account says nothing to a chain, and is
 * nearly all that STS records: only what other accounts do is sent and heard.
 */
final class Forwarding {
    private static final String STS = Operation.ASSUME_ROLE.eventSource();

    private Forwarding() {}

    /** What a forwarder sends; IAM's calls are there in a home region alone. */
    static List<Heard> sentFrom(String account) {
        Stream<Heard> regional = WatchedCalls.anywhere().stream()
                .map(calls -> calls.eventSource().equals(STS) ? calls.byOthersIn(account) : calls.all());
        return Stream.concat(WatchedCalls.atHome().stream().map(WatchedCalls::all), regional)
                .toList();
    }

    /** What the detector hears besides the calls of IAM, in its account's own region and from forwarders. */
    static List<Heard> heardIn(String account) {
        return WatchedCalls.anywhere().stream()
                .flatMap(calls -> calls.eventSource().equals(STS)
                        ? Stream.of(calls.byOthersIn(account), calls.outOfOthersThan(account))
                        : Stream.of(calls.all()))
                .toList();
    }
}
