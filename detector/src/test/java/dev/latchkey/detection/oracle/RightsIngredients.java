package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.both;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.Cast.HOME;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Who, what and by which documents: the words of {@link RightsCalls}. */
final class RightsIngredients {

    static final List<String> USERS = List.of("alpha", "beta");
    static final List<String> GROUPS = List.of("admins", "readers");
    static final List<String> ROLES = List.of("deploy", "audit");
    static final List<String> POLICIES =
            List.of("arn:aws:iam::" + HOME + ":policy/one", "arn:aws:iam::" + HOME + ":policy/two");
    static final List<String> ATTACHED = List.of(
            POLICIES.get(0),
            POLICIES.get(0),
            POLICIES.get(1),
            POLICIES.get(1),
            "arn:aws:iam::aws:policy/AdministratorAccess",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:iam::aws:policy/AWSDenyAll");
    static final String SAML = "arn:aws:iam::" + HOME + ":saml-provider/corp";

    private RightsIngredients() {}

    record Holder(String kind, String name) {

        String parameter() {
            return kind.toLowerCase(Locale.ROOT) + "Name";
        }
    }

    static Arbitrary<Holder> holders() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(USERS).map(name -> new Holder("User", name))),
                Tuple.of(2, Arbitraries.of(GROUPS).map(name -> new Holder("Group", name))),
                Tuple.of(2, Arbitraries.of(ROLES).map(name -> new Holder("Role", name))));
    }

    static Operation operation(String verb, Holder holder, String what) {
        return Operation.of("iam.amazonaws.com", verb + holder.kind() + what).orElseThrow();
    }

    static Arbitrary<PolicyDocument> documents() {
        return Arbitraries.of(
                allow("*", "*"),
                allow("iam:AttachUserPolicy", "*"),
                allow("s3:GetObject", "*"),
                allow("iam:PassRole", "*"),
                allow("lambda:CreateFunction", "*"),
                allow("iam:DeleteUserPermissionsBoundary", "*"),
                allow("iam:PutRolePermissionsBoundary", arnOfRole("audit")),
                allow("iam:ChangePassword", "arn:aws:iam::*:user/${aws:username}"),
                allow("sts:AssumeRole", arnOfRole("deploy")),
                allow("sts:AssumeRole", arnOfRole("audit"), arnOfRole("deploy")),
                allow("sts:AssumeRole", arnOfRole("deploy"), arnOfRole("a*")),
                allow("sts:AssumeRole", "*"),
                deny("*", "*"),
                both(allow("s3:GetObject", "*"), deny("iam:*", "*")),
                both(allow("*", "*"), deny("iam:*", "*")));
    }

    static Arbitrary<List<Trusted>> parties() {
        return Arbitraries.of(
                        new Trusted(Kind.AWS, "arn:aws:iam::" + HOME + ":user/alpha", false, false),
                        new Trusted(Kind.AWS, "arn:aws:iam::" + HOME + ":user/beta", false, false),
                        new Trusted(Kind.AWS, arnOfRole("deploy"), false, false),
                        new Trusted(Kind.AWS, arnOfRole("audit"), false, false),
                        new Trusted(Kind.FEDERATED, SAML, true, false),
                        Cast.LAMBDA,
                        Cast.THE_VENDOR)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .uniqueElements();
    }

    static String arnOfRole(String name) {
        return "arn:aws:iam::" + HOME + ":role/" + name;
    }
}
