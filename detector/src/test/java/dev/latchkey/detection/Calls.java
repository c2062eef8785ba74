package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.CLI;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.REGION;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** API calls in one line each, by {@link Cast#MALLORY} at {@link Cast#NOON} unless changed. */
public final class Calls {

    private Calls() {}

    /** @param request parameters by turns with their values */
    public static ApiCall call(Operation operation, String... request) {
        Map<String, String> values = new HashMap<>();
        for (int at = 0; at < request.length; at += 2) {
            values.put("requestParameters." + request[at], request[at + 1]);
        }
        return new ApiCall(
                "e-1",
                NOON,
                operation.eventSource(),
                operation.eventName(),
                "aws",
                HOME,
                REGION,
                MALLORY,
                CLI,
                Optional.empty(),
                false,
                values,
                Optional.empty(),
                Optional.empty());
    }

    public static ApiCall at(String eventId, Instant time, ApiCall it) {
        return with(it, eventId, time, it.actor(), it.errorCode(), it.omitted(), it.values(), it.policy(), it.trust());
    }

    public static ApiCall by(Principal actor, ApiCall it) {
        return with(
                it, it.eventId(), it.time(), actor, it.errorCode(), it.omitted(), it.values(), it.policy(), it.trust());
    }

    public static ApiCall failed(String errorCode, ApiCall it) {
        Optional<String> error = Optional.of(errorCode);
        return with(it, it.eventId(), it.time(), it.actor(), error, it.omitted(), it.values(), it.policy(), it.trust());
    }

    public static ApiCall omitted(ApiCall it) {
        return with(
                it, it.eventId(), it.time(), it.actor(), it.errorCode(), true, Map.of(), Optional.empty(), it.trust());
    }

    public static ApiCall answered(String path, String value, ApiCall it) {
        Map<String, String> values = new HashMap<>(it.values());
        values.put("responseElements." + path, value);
        return with(
                it, it.eventId(), it.time(), it.actor(), it.errorCode(), it.omitted(), values, it.policy(), it.trust());
    }

    /** With a permissions document. */
    public static ApiCall allowing(PolicyDocument document, ApiCall it) {
        Optional<PolicyDocument> policy = Optional.of(document);
        return with(
                it, it.eventId(), it.time(), it.actor(), it.errorCode(), it.omitted(), it.values(), policy, it.trust());
    }

    public static ApiCall trusting(List<Trusted> trusted, ApiCall it) {
        Optional<TrustDocument> trust = Optional.of(new TrustDocument(trusted));
        return with(
                it, it.eventId(), it.time(), it.actor(), it.errorCode(), it.omitted(), it.values(), it.policy(), trust);
    }

    public static PolicyDocument allow(String action, String... resources) {
        return new PolicyDocument(
                List.of(new Statement(true, List.of(action), false, List.of(resources), false, false)));
    }

    public static PolicyDocument deny(String action, String... resources) {
        return new PolicyDocument(
                List.of(new Statement(false, List.of(action), false, List.of(resources), false, false)));
    }

    public static PolicyDocument both(PolicyDocument one, PolicyDocument other) {
        return new PolicyDocument(Stream.of(one, other)
                .flatMap(document -> document.statements().stream())
                .toList());
    }

    /** @param what such as {@code role/r}, of the home account */
    public static String arn(String what) {
        return "arn:aws:iam::" + HOME + ":" + what;
    }

    /** A customer's policy as it is made, or a later version of it that becomes the default. */
    public static ApiCall defined(String arn, String version, PolicyDocument document) {
        ApiCall made = version.equals("v1")
                ? answered("policy.arn", arn, call(Operation.CREATE_POLICY))
                : answered(
                        "policyVersion.versionId",
                        version,
                        call(Operation.CREATE_POLICY_VERSION, "policyArn", arn, "setAsDefault", "true"));
        return allowing(document, made);
    }

    private static ApiCall with(
            ApiCall it,
            String eventId,
            Instant time,
            Principal actor,
            Optional<String> errorCode,
            boolean omitted,
            Map<String, String> values,
            Optional<PolicyDocument> policy,
            Optional<TrustDocument> trust) {
        return new ApiCall(
                eventId,
                time,
                it.eventSource(),
                it.eventName(),
                it.partition(),
                it.account(),
                it.region(),
                actor,
                it.origin(),
                errorCode,
                omitted,
                values,
                policy,
                trust);
    }
}
