package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Cast.HOME;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Set;

/** What the generated histories grant, and whom they trust: every level, either half, every row of the doors. */
final class Ingredients {

    static final List<Privilege> PRIVILEGES = List.of(
            Privilege.of(Level.NONE, "deny"),
            Privilege.of(Level.SELF_SERVICE, "own password"),
            new Privilege(Level.LIMITED, Set.of(Half.RUNS_SOMETHING), "own functions"),
            Privilege.of(Level.LIMITED, "read"),
            new Privilege(Level.LIMITED, Set.of(Half.PASSES_ROLE), "passes"),
            new Privilege(Level.LIMITED, Set.of(Half.RUNS_SOMETHING), "runs"),
            Privilege.of(Level.UNKNOWN, "not known"),
            new Privilege(Level.UNKNOWN, Set.of(Half.PASSES_ROLE), "not known, passes"),
            Privilege.of(Level.ESCALATION, "IAM"),
            Privilege.of(Level.ADMIN, "all"));

    private static final String EKS_ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";

    static final List<Trusted> PARTIES = List.of(
            Cast.ANYONE,
            new Trusted(Kind.ANYONE, "*", true, false),
            Cast.THE_VENDOR,
            new Trusted(Kind.AWS, Cast.VENDOR, false, false),
            new Trusted(Kind.AWS, "arn:aws:iam::" + HOME + ":root", false, false),
            new Trusted(Kind.AWS, "arn:aws:sts::" + Cast.SISTER + ":assumed-role/build/1", false, false),
            new Trusted(Kind.AWS, "AIDAIOSFODNN7EXAMPLE", false, false),
            Cast.LAMBDA,
            new Trusted(Kind.SERVICE, "ssm.amazonaws.com", false, false),
            new Trusted(Kind.SERVICE, "ssm.amazonaws.com.cn", false, false),
            new Trusted(Kind.SERVICE, "rolesanywhere.amazonaws.com", true, false),
            new Trusted(Kind.FEDERATED, "cognito-identity.amazonaws.com", true, true),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + HOME + ":saml-provider/corp", true, false),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + HOME + ":oidc-provider/" + EKS_ISSUER, true, true),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + HOME + ":oidc-provider/token.example", true, true),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + Cast.SISTER + ":saml-provider/corp", true, false),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + Cast.VENDOR + ":saml-provider/corp", true, false),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + Cast.VENDOR + ":oidc-provider/token.example", true, true),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + Cast.VENDOR + ":oidc-provider/" + EKS_ISSUER, true, true),
            new Trusted(Kind.NEW_PROVIDER, "arn:aws:iam::" + HOME + ":saml-provider/idp", true, false),
            ofToken(true, "repo:example-org/app:ref:refs/heads/main"),
            ofToken(true, "repo:example-org/app", "repo:example-stranger/app"),
            ofToken(false, "repo:example-org/app:*"),
            ofToken(false, "repo:*"),
            new Trusted(Kind.FEDERATED, "accounts.google.com", true, true),
            new Trusted(Kind.FEDERATED, "arn:aws:iam::" + HOME + ":oidc-provider/token.example", true, false));

    static final Trusted MACHINES = new Trusted(Kind.SERVICE, "ec2.amazonaws.com", false, false);

    private Ingredients() {}

    /** A door that did not come with the creation of its role was opened by another call. */
    static Step openedLater(Step it) {
        if (!(it.fact() instanceof Fact.DoorOpened opened)) {
            return it;
        }
        Operation operation = opened.trusted().contains(MACHINES)
                ? Operation.ADD_ROLE_TO_INSTANCE_PROFILE
                : Operation.UPDATE_ASSUME_ROLE_POLICY;
        return new Step(
                it.subject(),
                operation,
                it.eventId(),
                it.time(),
                it.region(),
                it.target(),
                it.actor(),
                it.origin(),
                opened);
    }

    private static Trusted ofToken(boolean exact, String... subjects) {
        String provider = "arn:aws:iam::" + HOME + ":oidc-provider/token.example";
        return new Trusted(Kind.FEDERATED, provider, false, exact, List.of(subjects));
    }
}
