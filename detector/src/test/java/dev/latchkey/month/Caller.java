package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * Who calls, from where and with what tool.
 *
 * @param issuer the role behind a session; empty for others
 * @param invokedBy the service that calls on the caller's behalf; empty if none does
 */
record Caller(String account, String type, String issuer, String name, String address, String agent, String invokedBy) {

    private static final String RESERVED = "/aws-reserved/sso.amazonaws.com/eu-central-1/";

    static Caller role(String account, String path, String role, String session) {
        String issuer = "arn:aws:iam::" + account + ":role" + path + role;
        return new Caller(account, "AssumedRole", issuer, session, "203.0.113.10", Tool.BOTO, "");
    }

    /** Somebody of the company in the console, by Identity Center, from the office. */
    static Caller person(String account, String set, String person) {
        return role(account, RESERVED, "AWSReservedSSO_" + set, person + "@example.com")
                .from("203.0.113." + (40 + Math.floorMod(person.hashCode(), 8)))
                .with(Tool.BROWSER);
    }

    static Caller user(String account, String name) {
        return new Caller(account, "IAMUser", "", name, "203.0.113.11", Tool.BOTO, "");
    }

    static Caller root(String account) {
        return new Caller(account, "Root", "", "root", "203.0.113.12", Tool.BROWSER, "");
    }

    static Caller service(String account, String service) {
        return new Caller(account, "AWSService", "", service, service, service, service);
    }

    Caller from(String elsewhere) {
        return new Caller(account, type, issuer, name, elsewhere, agent, invokedBy);
    }

    Caller with(String tool) {
        return new Caller(account, type, issuer, name, address, tool, invokedBy);
    }

    Caller via(String service) {
        return new Caller(account, type, issuer, name, service, service, service);
    }

    boolean inConsole() {
        return agent.equals(Tool.BROWSER);
    }

    String arn() {
        return switch (type) {
            case "AssumedRole" -> "arn:aws:sts::" + account + ":assumed-role/" + role() + "/" + name;
            case "Root" -> "arn:aws:iam::" + account + ":root";
            default -> "arn:aws:iam::" + account + ":user/" + name;
        };
    }

    private String role() {
        return issuer.substring(issuer.lastIndexOf('/') + 1);
    }

    ObjectNode identity(Instant time) {
        ObjectNode identity = switch (type) {
            case "AssumedRole" -> session(time);
            case "Root" -> signedIn(Json.of("type", type, "principalId", account), time);
            case "AWSService" -> Json.of("type", type);
            default -> ofUser(time);
        };
        return invokedBy.isEmpty() ? identity : identity.put("invokedBy", invokedBy);
    }

    private ObjectNode session(Instant time) {
        String id = Ids.of("AROA", issuer);
        return Json.of(
                "type",
                type,
                "principalId",
                id + ":" + name,
                "arn",
                arn(),
                "accountId",
                account,
                "accessKeyId",
                Ids.of("ASIA", arn() + since(time)),
                "sessionContext",
                Json.of(
                        "sessionIssuer",
                        Json.of(
                                "type",
                                "Role",
                                "principalId",
                                id,
                                "arn",
                                issuer,
                                "accountId",
                                account,
                                "userName",
                                role()),
                        "attributes",
                        Json.of("creationDate", since(time), "mfaAuthenticated", "false")));
    }

    private ObjectNode ofUser(Instant time) {
        ObjectNode user = Json.of("type", type, "principalId", Ids.of("AIDA", account + name));
        return (inConsole() ? signedIn(user, time) : keyed(user, "AKIA", name)).put("userName", name);
    }

    /** With a password and a second factor. */
    private ObjectNode signedIn(ObjectNode identity, Instant time) {
        ObjectNode attributes = Json.of("creationDate", since(time), "mfaAuthenticated", "true");
        ObjectNode signedIn = keyed(identity, "ASIA", arn() + since(time));
        signedIn.set("sessionContext", Json.of("attributes", attributes));
        return signedIn;
    }

    private ObjectNode keyed(ObjectNode identity, String prefix, String owner) {
        return identity.put("arn", arn()).put("accountId", account).put("accessKeyId", Ids.of(prefix, owner));
    }

    private static String since(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() / 3_600 * 3_600)
                .minus(Duration.ofMinutes(7))
                .toString();
    }
}
