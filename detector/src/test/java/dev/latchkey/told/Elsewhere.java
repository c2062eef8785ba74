package dev.latchkey.told;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The same calls with other words in them: in another partition, or under longer names. */
record Elsewhere(String partition, String region, UnaryOperator<String> words) {

    /** Where IAM logs there, and as ARNs begin there. */
    static Elsewhere in(String partition) {
        String region = HomeRegion.of(partition).map(HomeRegion::region).orElse("eusc-de-east-1");
        return new Elsewhere(partition, region, text -> text.replace("arn:aws:", "arn:" + partition + ":"));
    }

    List<ApiCall> all(List<ApiCall> calls) {
        return calls.stream().map(this::call).toList();
    }

    private ApiCall call(ApiCall it) {
        return new ApiCall(
                it.eventId(),
                it.time(),
                it.eventSource(),
                it.eventName(),
                partition,
                it.account(),
                region,
                actor(it.actor()),
                new Origin(
                        it.origin().address(),
                        words.apply(it.origin().userAgent()),
                        it.origin().console()),
                it.errorCode(),
                it.omitted(),
                values(it.values()),
                it.policy(),
                it.trust()
                        .map(trust -> new TrustDocument(
                                trust.trusted().stream().map(this::party).toList())));
    }

    private Map<String, String> values(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> words.apply(value.getValue())));
    }

    private Principal actor(Principal it) {
        return new Principal(
                it.type(),
                it.arn().map(words),
                it.issuerArn().map(words),
                it.account(),
                it.userName().map(words),
                it.accessKeyId(),
                it.invokedBy(),
                it.delegate(),
                it.mfa(),
                it.assumedRoot());
    }

    private Trusted party(Trusted it) {
        return new Trusted(it.kind(), words.apply(it.name()), it.narrowed(), it.exactSubject(), it.subjects());
    }
}
