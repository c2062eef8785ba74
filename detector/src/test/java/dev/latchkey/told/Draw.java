package dev.latchkey.told;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What chance can take. */
record Draw(Random random) {

    static final List<String> USERS = List.of("alpha", "Beta", "gamma", "ops+ci@example.com");
    static final List<String> ROLES = List.of("deploy", "audit", "AWSReservedSSO_Admin_0123456789abcdef");
    static final String SAML = "arn:aws:iam::" + Cast.HOME + ":saml-provider/corp";
    static final List<String> POLICIES = List.of(
            "arn:aws:iam::" + Cast.HOME + ":policy/one",
            "arn:aws:iam::aws:policy/AdministratorAccess",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:iam::aws:policy/AWSDenyAll");
    static final List<Principal> ROOTS =
            List.of(Cast.ROOT, Sessions.PRIVILEGED_ROOT, Cast.lent(Cast.ROOT, Cast.VENDOR));

    private static final List<Trusted> PARTIES = List.of(
            Cast.ANYONE,
            Cast.THE_VENDOR,
            Cast.LAMBDA,
            Cast.principalOf(Cast.HOME),
            Trusted.unreadable("unreadable trust policy"),
            new Trusted(Kind.SERVICE, "rolesanywhere.amazonaws.com", false, false),
            new Trusted(Kind.FEDERATED, SAML, true, false));
    private static final List<Principal> ACTORS = List.of(
            Cast.MALLORY,
            Cast.MALLORY_WITHOUT_MFA,
            Cast.TERRAFORM,
            Cast.lent(Cast.user("carol"), Cast.VENDOR),
            Cast.ROOT,
            Cast.OF_THE_VENDOR,
            Sessions.PRIVILEGED_ROOT,
            Sessions.IDENTITY_CENTER,
            Provisioners.ADA,
            Provisioners.BOB,
            Provisioners.SES,
            Provisioners.STACK_ROLE,
            Provisioners.withoutArn(Optional.empty(), Optional.empty()));
    private static final List<Origin> ORIGINS = List.of(
            Cast.CLI,
            Cast.CONSOLE,
            Provisioners.CLOUDFORMATION,
            new Origin("203.0.113.9", "Boto3/1.34 Pacu", false),
            new Origin("2001:db8::7", "APN/1.0 HashiCorp/1.0 Terraform/1.5", false),
            new Origin("AWS Internal", "AWS Internal", false),
            new Origin("unknown address", "no user agent", false));

    private static final List<List<Integer>> PACES =
            List.of(List.of(0, 1, 2), List.of(1, 59, 119, 120), List.of(0, 600, 7_140, 7_141), List.of(3_600, 86_400));

    /** Who acts in one history, from where, and how many seconds pass between. */
    record Crew(List<Principal> actors, List<Origin> origins, List<Integer> paces) {}

    Crew crew() {
        return new Crew(several(ACTORS), several(ORIGINS), one(PACES));
    }

    /** From one to this. */
    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    List<Trusted> parties() {
        return several(PARTIES).stream().distinct().toList();
    }

    /** One to three, perhaps the same twice. */
    <T> List<T> several(List<T> of) {
        return IntStream.rangeClosed(1, upTo(3)).mapToObj(at -> one(of)).toList();
    }

    /** Some of a few, perhaps none. */
    <T> List<T> some(List<T> of) {
        return of.stream().filter(it -> random.nextBoolean()).toList();
    }

    static ApiCall from(Origin origin, ApiCall it) {
        return new ApiCall(
                it.eventId(),
                it.time(),
                it.eventSource(),
                it.eventName(),
                it.partition(),
                it.account(),
                it.region(),
                it.actor(),
                origin,
                it.errorCode(),
                it.omitted(),
                it.values(),
                it.policy(),
                it.trust());
    }
}
