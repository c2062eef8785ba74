package dev.latchkey.detection.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One API call as CloudTrail recorded it, reduced to what a chain or an alert needs.
 *
 * @param eventId of a later correction the event's that it corrects
 * @param account whose log holds the record, which is not the caller's if the call crossed accounts
 * @param omitted whether AWS left the parameters out for their size, the target's name among them
 * @param values the texts of {@code requestParameters} and {@code responseElements} by their path, for instance
 *     {@code requestParameters.userName}; elements of lists by their number, from 0, for instance {@code
 *     requestParameters.roleArns.0}. Never a document or a secret; bounded in number and length by the reader. A
 *     denied call has no parameters: the target that its error message names stands where the parameter would
 * @param policy the permissions document, if the call carried one that can be read
 * @param trust the trust policy, if the call carried one that can be read, in its parameters or in the answer
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
        boolean omitted,
        Map<String, String> values,
        Optional<PolicyDocument> policy,
        Optional<TrustDocument> trust) {

    public ApiCall {
        values = Map.copyOf(values);
    }

    public boolean succeeded() {
        return errorCode.isEmpty();
    }

    /** The same call as if it had been made elsewhere, where it meets no real one. */
    public ApiCall in(String otherPartition) {
        return new ApiCall(
                eventId,
                time,
                eventSource,
                eventName,
                otherPartition,
                account,
                region,
                actor,
                origin,
                errorCode,
                omitted,
                values,
                policy,
                trust);
    }

    public Optional<String> request(String path) {
        return Optional.ofNullable(values.get("requestParameters." + path));
    }

    /** Whether anything stands under paths that begin so. */
    public boolean hasRequested(String beginning) {
        String whole = "requestParameters." + beginning;
        return values.keySet().stream().anyMatch(path -> path.startsWith(whole));
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
