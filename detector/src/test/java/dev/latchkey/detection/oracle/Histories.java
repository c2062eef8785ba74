package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Histories of a few identities, with times that crowd on the edges of window and follow. */
final class Histories {

    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration FOLLOW = Duration.ofHours(5);

    private static final Subject NAMESAKE = new Subject.Role("aws", HOME, NEW_USER.name());
    /** Of {@link Cast#CONSOLE}. */
    private static final Set<Network> NETWORKS = Set.of(Network.of("192.0.2.0/24"));

    /** What a database may say; of the last it is wrong to, as nobody knows where that is. */
    static final Map<String, String> COUNTRIES =
            Map.of(Cast.CLI.address(), "DE", Cast.CONSOLE.address(), "NL", "10.0.0.1", "US");

    private static final int MOST_EVENTS = 7;

    /** Who is forwarded by a service is himself all the same. */
    private static final Principal THROUGH_A_STACK = new Principal(
            "IAMUser",
            Optional.of("arn:aws:iam::" + HOME + ":user/eve"),
            Optional.empty(),
            Optional.of(HOME),
            Optional.of("eve"),
            Optional.empty(),
            Optional.of("cloudformation.amazonaws.com"),
            Optional.empty(),
            Optional.empty());

    private Histories() {}

    static Arbitrary<Tuning> tunings() {
        return Combinators.combine(
                        Arbitraries.of(WINDOW, FOLLOW),
                        Arbitraries.of(Set.<String>of(), Set.of(Cast.SISTER)),
                        Arbitraries.of(Set.<String>of(), Set.of("repo:example-org/*")),
                        Arbitraries.of(Set.<String>of(), Set.of(Cast.REGION), Set.of("ap-south-1")),
                        Arbitraries.frequency(Tuple.of(6, Set.<Network>of()), Tuple.of(1, NETWORKS)),
                        Arbitraries.frequency(Tuple.of(6, Set.<String>of()), Tuple.of(1, Set.of("DE"))),
                        Arbitraries.frequency(
                                Tuple.of(1, Duration.ZERO), Tuple.of(4, FOLLOW), Tuple.of(2, FOLLOW.plus(WINDOW))))
                .as((window, own, subjects, regions, networks, countries, learning) -> new Tuning(
                        window,
                        FOLLOW,
                        learning,
                        own,
                        subjects,
                        regions,
                        networks,
                        countries,
                        Tuning.DEFAULT.attackTools(),
                        Severity.INFORMATIONAL));
    }

    /** Every step has an eventID of its own, but for the two of a role's creation; some are told twice. */
    static Arbitrary<List<Step>> histories() {
        Arbitrary<Subject> subjects = Arbitraries.frequency(
                Tuple.of(6, NEW_USER), Tuple.of(3, NEW_ROLE), Tuple.of(1, NAMESAKE), Tuple.of(1, ACCOUNT_ROOT));
        return subjects.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(some -> some.stream().distinct().toList())
                .flatMap(some -> Combinators.combine(
                                some.stream().map(Histories::history).toList())
                        .as(Histories::joined));
    }

    private static List<Step> joined(List<List<Step>> histories) {
        return histories.stream().flatMap(List::stream).toList();
    }

    private static Arbitrary<List<Step>> history(Subject subject) {
        return Arbitraries.shuffle(IntStream.range(0, MOST_EVENTS).boxed().toList())
                .flatMap(numbers -> events(subject, numbers));
    }

    private static Arbitrary<List<Step>> events(Subject subject, List<Integer> numbers) {
        return Arbitraries.integers().between(1, MOST_EVENTS).flatMap(howMany -> {
            List<Arbitrary<List<Step>>> events = numbers.subList(0, howMany).stream()
                    .map(number -> event(subject, "e-" + number + "-" + subject.key()))
                    .toList();
            return Combinators.combine(events).as(Histories::joined);
        });
    }

    private static Arbitrary<List<Step>> event(Subject subject, String eventId) {
        return Combinators.combine(facts(subject), times(), actors(), origins(), regions())
                .as((facts, time, actor, origin, region) -> facts.stream()
                        .map(fact -> Cast.step(subject, eventId, time, fact))
                        .map(step -> facts.size() == 1 ? Ingredients.openedLater(step) : step)
                        .map(step -> Cast.in(region, Cast.from(origin, Cast.by(actor, step))))
                        .toList());
    }

    private static Arbitrary<List<Fact>> facts(Subject subject) {
        Arbitrary<List<Fact>> grants =
                Arbitraries.of(Ingredients.PRIVILEGES).map(it -> List.of(new Fact.Granted("policy", it)));
        Arbitrary<List<Fact>> toldTwice = Arbitraries.of(Ingredients.PRIVILEGES)
                .map(it -> List.of(
                        new Fact.Granted("policy", it),
                        new Fact.Granted("policy", Privilege.of(Level.UNKNOWN, "told without its document"))))
                .filter(both -> both.get(0).strength() != both.get(1).strength())
                .map(List::copyOf);
        Arbitrary<List<Fact>> keys = Arbitraries.just(List.of(new Fact.CredentialMade("access key", "AKIAEXAMPLE")));
        if (subject instanceof Subject.Root) {
            return keys;
        }
        Arbitrary<List<Fact>> notes = Arbitraries.of(Note.DENIED, Note.DELETED, Note.OMITTED, Note.DONE)
                .map(note -> List.of(new Fact.Noted(note, "AccessDenied")));
        return subject instanceof Subject.Role
                ? Arbitraries.frequencyOf(
                        Tuple.of(4, newRoles()), Tuple.of(3, grants), Tuple.of(2, opened()), Tuple.of(1, notes))
                : Arbitraries.frequencyOf(
                        Tuple.of(1, notes),
                        Tuple.of(2, Arbitraries.just(List.of(new Fact.Created()))),
                        Tuple.of(4, grants),
                        Tuple.of(1, toldTwice),
                        Tuple.of(3, keys));
    }

    private static Arbitrary<List<Fact>> newRoles() {
        return opened().map(door -> List.of(new Fact.Created(), door.get(0)));
    }

    private static Arbitrary<List<Fact>> opened() {
        return Arbitraries.of(Ingredients.PARTIES)
                .list()
                .ofMaxSize(2)
                .map(trusted -> List.of(new Fact.DoorOpened(trusted)));
    }

    /** Sums of windows and follows, a second before or after: two such times lie exactly on an edge, or just beside it. */
    private static Arbitrary<Instant> times() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(3, 1), Tuple.of(1, 2)),
                        Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(1, 1)),
                        Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, -1), Tuple.of(1, 1)))
                .as((windows, follows, seconds) -> Cast.NOON
                        .plus(WINDOW.multipliedBy(windows))
                        .plus(FOLLOW.multipliedBy(follows))
                        .plusSeconds(seconds));
    }

    private static Arbitrary<Principal> actors() {
        return Arbitraries.frequency(
                Tuple.of(3, Cast.MALLORY),
                Tuple.of(2, Cast.TERRAFORM),
                Tuple.of(3, Cast.user("Backup-SVC")),
                Tuple.of(1, Cast.MALLORY_WITHOUT_MFA),
                Tuple.of(1, Provisioners.SES),
                Tuple.of(3, THROUGH_A_STACK),
                Tuple.of(1, Cast.ROOT));
    }

    private static Arbitrary<Origin> origins() {
        Origin tool = new Origin("203.0.113.9", "Boto3/1.34 Pacu", false);
        Origin inside = new Origin("10.0.0.1", "Mozilla/5.0", true);
        return Arbitraries.frequency(
                Tuple.of(8, Cast.CLI), Tuple.of(4, Cast.CONSOLE), Tuple.of(1, tool), Tuple.of(1, inside));
    }

    private static Arbitrary<String> regions() {
        return Arbitraries.frequency(Tuple.of(4, Cast.REGION), Tuple.of(1, "eu-central-1"));
    }
}
