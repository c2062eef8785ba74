package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import java.util.Optional;

/** Who may stand in an allowlist, and who would like to. */
public final class Provisioners {

    public static final String SSO_ROLE = "arn:aws:iam::" + HOME
            + ":role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef";

    public static final Principal ADA = session(SSO_ROLE, "ada@example.com");
    public static final Principal BOB = session(SSO_ROLE, "bob@example.com");
    public static final Principal CALLS_ITSELF_ADA =
            session("arn:aws:iam::" + HOME + ":role/terraform", "ada@example.com");
    public static final Principal UNDER_A_PATH_LIKE_IT =
            session("arn:aws:iam::" + HOME + ":role/x/aws-reserved/sso.amazonaws.com/evil", "ada@example.com");
    public static final Principal SES = withoutArn(Optional.of(HOME), Optional.of("ses.amazonaws.com"));
    public static final Principal STACK_ROLE = stack("AWSCloudFormation");

    public static final Origin CLOUDFORMATION =
            new Origin("cloudformation.amazonaws.com", "cloudformation.amazonaws.com", false);

    private Provisioners() {}

    public static Principal withoutArn(Optional<String> account, Optional<String> service) {
        return new Principal(
                service.isPresent() ? "AWSService" : "Unknown",
                Optional.empty(),
                Optional.empty(),
                account,
                Optional.empty(),
                Optional.empty(),
                service,
                Optional.empty(),
                Optional.empty());
    }

    /** The role of a stack, under this name of its session. */
    public static Principal stack(String session) {
        return session("arn:aws:iam::" + HOME + ":role/cfn-exec", session);
    }

    private static Principal session(String issuer, String session) {
        String role = issuer.substring(issuer.lastIndexOf('/') + 1);
        return new Principal(
                "AssumedRole",
                Optional.of("arn:aws:sts::" + HOME + ":assumed-role/" + role + "/" + session),
                Optional.of(issuer),
                Optional.of(HOME),
                Optional.empty(),
                Optional.of("ASIAIOSFODNN7EXAMPLE"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
    }
}
