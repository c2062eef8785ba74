package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Trust policies of roles. */
final class Trust {

    private Trust() {}

    static String service(String service) {
        return Json.document(assume(Json.of("Service", service), "sts:AssumeRole"));
    }

    static String account(String account) {
        return Json.document(assume(Json.of("AWS", "arn:aws:iam::" + account + ":root"), "sts:AssumeRole"));
    }

    static String vendor(String externalId) {
        ObjectNode statement = assume(Json.of("AWS", "arn:aws:iam::" + Company.STRANGER + ":root"), "sts:AssumeRole");
        return Json.document(condition(statement, "StringEquals", Json.of("sts:ExternalId", externalId)));
    }

    static String everybody() {
        return Json.document(assume(Json.of("AWS", "*"), "sts:AssumeRole"));
    }

    static String saml(String account, String provider) {
        ObjectNode party = Json.of("Federated", "arn:aws:iam::" + account + ":saml-provider/" + provider);
        ObjectNode audience = Json.of("SAML:aud", "https://signin.aws.amazon.com/saml");
        return Json.document(condition(assume(party, "sts:AssumeRoleWithSAML"), "StringEquals", audience));
    }

    /** @param test StringEquals for one exact subject, StringLike for a pattern */
    static String token(String account, String issuer, String test, String subject) {
        ObjectNode party = Json.of("Federated", "arn:aws:iam::" + account + ":oidc-provider/" + issuer);
        ObjectNode claims = Json.of(issuer + ":sub", subject, issuer + ":aud", "sts.amazonaws.com");
        return Json.document(condition(assume(party, "sts:AssumeRoleWithWebIdentity"), test, claims));
    }

    private static ObjectNode assume(ObjectNode principal, String action) {
        return Json.of("Effect", "Allow", "Principal", principal, "Action", action);
    }

    private static ObjectNode condition(ObjectNode statement, String test, ObjectNode claims) {
        statement.set("Condition", Json.of(test, claims));
        return statement;
    }
}
