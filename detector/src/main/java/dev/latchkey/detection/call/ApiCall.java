package dev.latchkey.detection.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One API call as CloudTrail recorded it, reduced to what a chain or an alert needs.
 *
 * @param values the texts of {@code requestParameters} and {@code responseElements} by their path, for instance
 *     {@code requestParameters.userName}; bounded in number and length by the reader
 * @param policy the permissions document, if the call carried one that can be read
 * @param trust the trust policy, if the call carried one that can be read
 */
public record ApiCall(
        String eventId,
        Instant time,
        String eventSource,
        String eventName,
        String partition,
        String account,
        String region,
        Principal actor,
        Origin origin,
        Optional<String> errorCode,
        Map<String, String> values,
        Optional<PolicyDocument> policy,
        Optional<TrustDocument> trust) {

    public ApiCall {
        values = Map.copyOf(values);
    }

    public boolean succeeded() {
        return errorCode.isEmpty();
    }

    public Optional<String> request(String path) {
        return Optional.ofNullable(values.get("requestParameters." + path));
    }

    public Optional<String> response(String path) {
        return Optional.ofNullable(values.get("responseElements." + path));
    }

    /** The text that a call of this operation cannot be without. */
    public String required(String path) {
        return request(path)
                .or(() -> response(path))
                .orElseThrow(() -> new MalformedRecord("event " + eventId + ": " + eventName + " without " + path));
    }
}
