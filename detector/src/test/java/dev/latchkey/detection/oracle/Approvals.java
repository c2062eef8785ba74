package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.VENDOR;
import static dev.latchkey.detection.Provisioners.withoutArn;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One new identity made by one or two provisioners, and entries that nearly fit them. */
final class Approvals {

    private static final List<Principal> ACTORS = List.of(
            Cast.TERRAFORM,
            Cast.TERRAFORM,
            Cast.MALLORY,
            Provisioners.ADA,
            Provisioners.BOB,
            Provisioners.CALLS_ITSELF_ADA,
            Provisioners.UNDER_A_PATH_LIKE_IT,
            Provisioners.STACK_ROLE,
            Provisioners.SES,
            withoutArn(Optional.of(VENDOR), Optional.empty()),
            withoutArn(Optional.empty(), Optional.empty()));

    private static final List<Origin> ORIGINS = List.of(
            Cast.CLI,
            Cast.CLI,
            Cast.CONSOLE,
            new Origin("2001:db8::7", "agent", false),
            new Origin("::ffff:198.51.100.24", "agent", false),
            new Origin("AWS Internal", "agent", false),
            Provisioners.CLOUDFORMATION);

    private Approvals() {}

    static Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(NEW_USER, NEW_USER, NEW_ROLE),
                        Arbitraries.of(ACTORS).list().ofMinSize(1).ofMaxSize(2),
                        Arbitraries.of(ORIGINS).list().ofMinSize(1).ofMaxSize(2),
                        born())
                .flatAs((subject, actors, origins, born) -> more(subject)
                        .list()
                        .ofMaxSize(4)
                        .flatMap(facts -> steps(subject, actors, origins, born.apply(subject), facts)));
    }

    /** A role is created with its trust, and a user may be with tags. */
    private static Arbitrary<Function<Subject, List<Fact>>> born() {
        Fact tagged = new Fact.Granted("team", Privilege.of(Level.UNKNOWN, "tags"), Means.TAG, Optional.empty());
        return Combinators.combine(Arbitraries.of(Cast.THE_VENDOR, Cast.LAMBDA), Arbitraries.of(true, false, false))
                .as((trusted, tags) -> subject -> subject instanceof Subject.Role
                        ? List.of(new Fact.Created(), new Fact.DoorOpened(List.of(trusted)))
                        : tags ? List.of(new Fact.Created(), tagged) : List.of(new Fact.Created()));
    }

    private static Arbitrary<List<Step>> steps(
            Subject subject, List<Principal> actors, List<Origin> origins, List<Fact> born, List<Fact> facts) {
        List<Fact> all = new ArrayList<>(born);
        int own = all.size();
        all.addAll(facts);
        List<Arbitrary<Step>> steps = IntStream.range(0, all.size())
                .mapToObj(at -> Combinators.combine(
                                actor(actors, all.get(at)), Arbitraries.of(origins), Arbitraries.of(0, 1, 60))
                        .as((actor, origin, seconds) -> {
                            String eventId = at < own ? "e-0" : "e-" + at;
                            Step step =
                                    Cast.step(subject, eventId, NOON.plusSeconds(at < own ? 0 : seconds), all.get(at));
                            return at < own
                                    ? Cast.from(origins.get(0), Cast.by(actors.get(0), step))
                                    : Cast.from(origin, Cast.by(actor, Ingredients.openedLater(step)));
                        }))
                .toList();
        return Combinators.combine(steps).as(list -> list);
    }

    private static Arbitrary<Principal> actor(List<Principal> actors, Fact fact) {
        return fact instanceof Fact.CredentialMade
                ? Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.of(actors)), Tuple.of(3, Arbitraries.of(Cast.user("Backup-SVC"))))
                : Arbitraries.of(actors);
    }

    private static Arbitrary<Fact> more(Subject subject) {
        Arbitrary<Fact> grants = Arbitraries.of(Ingredients.PRIVILEGES).map(it -> new Fact.Granted("policy", it));
        Arbitrary<Fact> doors = Arbitraries.of(Ingredients.MACHINES, Ingredients.MACHINES, Cast.principalOf(HOME))
                .map(trusted -> new Fact.DoorOpened(List.of(trusted)));
        return subject instanceof Subject.Role
                ? Arbitraries.frequencyOf(Tuple.of(3, grants), Tuple.of(2, doors))
                : Arbitraries.frequencyOf(
                        Tuple.of(3, grants),
                        Tuple.of(2, Arbitraries.just(new Fact.CredentialMade("access key", "AKIAEXAMPLE"))));
    }

    /** Of an attribute: not there, or one of these; nothing that would be refused. */
    static Arbitrary<Map<String, Object>> entries() {
        String role = "arn:aws:iam::" + HOME + ":role/";
        return Combinators.combine(List.of(
                        Arbitraries.of(
                                        "*",
                                        "*",
                                        "*",
                                        "*",
                                        "*",
                                        role + "terraform",
                                        role + "*",
                                        Provisioners.SSO_ROLE,
                                        "*:user/mallory",
                                        "*:user/BACKUP-SVC",
                                        "service:*",
                                        "account:" + VENDOR,
                                        "*:role/cfn-????")
                                .map(it -> Map.<String, Object>of("principal", it)),
                        rarely("accounts", HOME, List.of(VENDOR, HOME), List.of(VENDOR)),
                        rarely(
                                "networks",
                                "0.0.0.0/0",
                                List.of("198.51.100.0/24", "2001:db8::/32"),
                                "::/0",
                                "198.51.100.23"),
                        rarely("viaServices", "cloudformation.amazonaws.com", List.of("sso.amazonaws.com")),
                        often(
                                "stages",
                                List.of("CREATION", "GRANT", "CREDENTIAL"),
                                List.of("CREATION", "GRANT", "CREDENTIAL"),
                                "CREDENTIAL"),
                        rarely(
                                "operations",
                                List.of("CreateUser", "AttachUserPolicy", "CreateAccessKey"),
                                List.of("CreateRole", "AttachUserPolicy")),
                        rarely("targets", "BACKUP-*", List.of("deplo?", "Backup-Svc"), "x*"),
                        often("maxPrivilege", "LIMITED", "ESCALATION", "ADMIN", "ADMIN"),
                        rarely("people", "ada@*", "*"),
                        often("selfService", true, "true", false),
                        rarely("expires", NOON.toString(), NOON.plusSeconds(1).toString(), "2027-01-31T00:00:00Z")))
                .as(Approvals::joined);
    }

    private static Arbitrary<Map<String, Object>> often(String name, Object... values) {
        return sometimes(9, name, values);
    }

    private static Arbitrary<Map<String, Object>> rarely(String name, Object... values) {
        return sometimes(1, name, values);
    }

    private static Arbitrary<Map<String, Object>> sometimes(int often, String name, Object... values) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Map.of())),
                Tuple.of(often, Arbitraries.of(values).map(value -> Map.of(name, value))));
    }

    private static Map<String, Object> joined(List<Map<String, Object>> attributes) {
        Map<String, Object> joined = new HashMap<>(Map.of("owner", "platform", "reason", "pipelines"));
        attributes.forEach(joined::putAll);
        if (joined.containsKey("operations")) {
            joined.remove("stages");
        }
        return joined;
    }
}
