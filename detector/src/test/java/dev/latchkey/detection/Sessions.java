package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;

import dev.latchkey.detection.call.Principal;
import java.util.Optional;

/** The sessions of the home account in which principals act. */
public final class Sessions {

    /** A session that another account of the organization has called {@code AssumeRoot} for. */
    public static final Principal PRIVILEGED_ROOT = new Principal(
            "Root",
            Optional.of("arn:aws:iam::" + HOME + ":root"),
            Optional.empty(),
            Optional.of(HOME),
            Optional.empty(),
            Optional.of("ASIAROOTSESSIEXAMPLE"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(false),
            true);

    /** The session in which it makes the roles of permission sets. */
    public static final Principal IDENTITY_CENTER = new Principal(
            "AssumedRole",
            Optional.of("arn:aws:sts::" + HOME + ":assumed-role/AWSServiceRoleForSSO/SSO"),
            Optional.of("arn:aws:iam::" + HOME + ":role/aws-service-role/sso.amazonaws.com/AWSServiceRoleForSSO"),
            Optional.of(HOME),
            Optional.empty(),
            Optional.empty(),
            Optional.of("sso.amazonaws.com"),
            Optional.empty(),
            Optional.empty());

    private Sessions() {}

    /** The session of a role, as {@code AssumeRole} makes it. */
    public static Principal ofRole(String role, String session) {
        return new Principal(
                "AssumedRole",
                Optional.of("arn:aws:sts::" + HOME + ":assumed-role/" + role + "/" + session),
                Optional.of("arn:aws:iam::" + HOME + ":role/" + role),
                Optional.of(HOME),
                Optional.empty(),
                Optional.of("ASIAIOSFODNN7EXAMPLE"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
    }

    /** The session of a user, as {@code GetFederationToken} makes it. */
    public static Principal ofUser(String user, String session) {
        return new Principal(
                "FederatedUser",
                Optional.of("arn:aws:sts::" + HOME + ":federated-user/" + session),
                Optional.of("arn:aws:iam::" + HOME + ":user/" + user),
                Optional.of(HOME),
                Optional.empty(),
                Optional.of("ASIAIOSFODNN7EXAMPLE"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
