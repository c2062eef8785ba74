package dev.latchkey.month;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** A caller at work: each call is written as CloudTrail does, and takes its time. */
final class Hand implements UserCalls, RoleCalls, PolicyCalls {

    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "MMM d, uuuu, h:mm:ss\u202fa", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final Pattern READS = Pattern.compile("Get|List|Describe|Decrypt|AssumeRole");

    private final Ledger ledger;
    private final Caller caller;
    private final Instant now;

    Hand(Ledger ledger, Caller caller, Instant now) {
        this.ledger = ledger;
        this.caller = caller;
        this.now = now;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Instant now() {
        return now;
    }

    Hand after(Duration pause) {
        return new Hand(ledger, caller, now.plus(pause));
    }

    /** The work taken up by somebody else. */
    Hand then(Caller another) {
        return new Hand(ledger, another, now);
    }

    @Override
    public String createDate() {
        return CREATED.format(now);
    }

    @Override
    public Hand iam(String name, JsonNode request, JsonNode response) {
        return call("iam", Company.HOME_REGION, name, request, response);
    }

    Hand call(String service, String region, String name, JsonNode request, JsonNode response) {
        return write(region, record(service, region, name).<ObjectNode>set("requestParameters", request), response);
    }

    /** A call that IAM refuses, which says its target in the message alone. */
    Hand denied(String name, String target) {
        ObjectNode call = record("iam", Company.HOME_REGION, name)
                .put("errorCode", "AccessDenied")
                .put(
                        "errorMessage",
                        "User: " + caller.arn() + " is not authorized to perform: iam:" + name + " on resource: "
                                + target + " because no identity-based policy allows the iam:" + name + " action");
        return write(Company.HOME_REGION, call.<ObjectNode>set("requestParameters", Json.NOTHING), Json.NOTHING);
    }

    private ObjectNode record(String service, String region, String name) {
        return Json.of(
                "eventVersion",
                "1.11",
                "userIdentity",
                caller.identity(now),
                "eventTime",
                now.toString(),
                "eventSource",
                service + ".amazonaws.com",
                "eventName",
                name,
                "awsRegion",
                region,
                "sourceIPAddress",
                caller.address(),
                "userAgent",
                Tool.sent(caller.agent(), service, name));
    }

    private Hand write(String region, ObjectNode call, JsonNode response) {
        int number = ledger.size();
        call.set("responseElements", response);
        call.put("requestID", Ids.uuid("request of " + ledger.next())).put("eventID", Ids.uuid(ledger.next()));
        call.put("readOnly", READS.matcher(call.path("eventName").asText()).lookingAt())
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true);
        call.put("recipientAccountId", caller.account()).put("eventCategory", "Management");
        if (caller.inConsole()) {
            call.put("sessionCredentialFromConsole", "true");
        } else if (caller.invokedBy().isEmpty()) {
            String service = call.path("eventSource").asText();
            String host = service.startsWith("iam.") ? service : service.replaceFirst("\\.", "." + region + ".");
            call.set(
                    "tlsDetails",
                    Json.of(
                            "tlsVersion",
                            "TLSv1.3",
                            "cipherSuite",
                            "TLS_AES_128_GCM_SHA256",
                            "clientProvidedHostHeader",
                            host));
        }
        ledger.add(new Ledger.Entry(now, caller.account(), region, call));
        return after(pace(number));
    }

    /** People read before they click; programs call several times a second. */
    private Duration pace(int number) {
        return Duration.ofSeconds(caller.inConsole() ? 12 + number % 29 : number % 3 == 0 ? 1 : 0);
    }
}
