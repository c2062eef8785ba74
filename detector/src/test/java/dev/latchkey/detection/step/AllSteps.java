package dev.latchkey.detection.step;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Fingerprint;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Steps of every kind there is, for whoever must carry them unchanged. */
public final class AllSteps {

    private static final String UNICODE = "Zoë 管理者 \u202e 🔑 \"'\\ {}#|";

    private AllSteps() {}

    /** A role's creation and its door come from one event. */
    public static List<Step> ofOneEvent() {
        return List.of(
                Cast.created(NEW_ROLE, "e-1", NOON), Cast.opened(NEW_ROLE, "e-1", NOON, Cast.LAMBDA, Cast.THE_VENDOR));
    }

    public static Stream<Step> everyKind() {
        return Stream.of(
                        Stream.of(Cast.created(NEW_USER, "e-1", NOON)),
                        grants(),
                        means(),
                        doors(),
                        credentials(),
                        callers(),
                        notes(),
                        held())
                .flatMap(steps -> steps);
    }

    private static Stream<Step> grants() {
        Stream<Step> levels =
                Arrays.stream(Level.values()).map(level -> Cast.granted(NEW_USER, "e-" + level, NOON, level));
        Stream<Step> halves = Stream.of(Set.of(Half.PASSES_ROLE), Set.of(Half.RUNS_SOMETHING), Set.of(Half.values()))
                .map(some -> new Privilege(Level.LIMITED, some, UNICODE))
                .map(privilege ->
                        Cast.granted(NEW_USER, "e-" + privilege.halves().size(), NOON, privilege));
        return Stream.concat(levels, halves);
    }

    private static Stream<Step> means() {
        Privilege assuming = new Privilege(
                Level.UNKNOWN,
                Set.of(Half.PASSES_ROLE),
                Set.of(NEW_ROLE, new Subject.Role("aws-cn", Cast.VENDOR, UNICODE)),
                "may assume roles");
        return Arrays.stream(Means.values())
                .flatMap(means -> Stream.of(Optional.<Subject>empty(), Optional.of(thing(Subject.Kind.GROUP)))
                        .map(from -> new Fact.Granted(UNICODE, assuming, means, from)))
                .map(fact -> Cast.step(NEW_USER, "e-means", NOON, fact));
    }

    /** What stands in the partitions of those that are no identities. */
    private static Stream<Step> held() {
        Set<String> denies = Set.of(Fingerprint.of("one"), Fingerprint.of("another"));
        Privilege privilege = new Privilege(
                Level.UNKNOWN,
                Set.of(Half.PASSES_ROLE),
                Set.of(),
                Set.of(NEW_ROLE),
                UNICODE,
                denies,
                Set.of("ROLE " + UNICODE));
        Stream<Step> versions = Stream.of(true, false)
                .map(current -> new Fact.Defined("v" + UNICODE, current, privilege))
                .map(fact -> Cast.step(thing(Subject.Kind.POLICY), "e-version", NOON, fact));
        Stream<Step> things = Arrays.stream(Subject.Kind.values())
                .filter(kind -> !kind.isIdentity())
                .map(kind -> Cast.step(thing(kind), "e-thing", NOON, new Fact.Created()));
        Fact bounded = new Fact.Created(Optional.of("arn:aws:iam::111122223333:policy/" + UNICODE));
        return Stream.of(versions, things, Stream.of(Cast.step(NEW_USER, "e-bounded", NOON, bounded)))
                .flatMap(steps -> steps);
    }

    private static Stream<Step> notes() {
        return Arrays.stream(Note.values())
                .flatMap(note -> Stream.of("", UNICODE).map(text -> new Fact.Noted(note, text)))
                .map(fact -> Cast.step(NEW_USER, "e-note", NOON, fact));
    }

    private static Subject thing(Subject.Kind kind) {
        return new Subject.Thing(kind, "aws", Cast.HOME, UNICODE);
    }

    private static Stream<Step> doors() {
        Stream<Step> ofEachKind = Arrays.stream(Kind.values())
                .map(kind -> List.of(
                        new Trusted(kind, UNICODE, true, false, List.of("one", UNICODE)),
                        new Trusted(kind, "second, \"quoted\"", false, true)))
                .map(trusted -> Cast.step(NEW_ROLE, "e-door", NOON, new Fact.DoorOpened(trusted)));
        return Stream.concat(ofEachKind, Stream.of(Cast.opened(NEW_ROLE, "e-closed", NOON)));
    }

    private static Stream<Step> credentials() {
        return Stream.of(
                Cast.step(NEW_USER, "e-key", NOON, new Fact.CredentialMade("access key", "AKIAIOSFODNN7EXAMPLE")),
                Cast.step(NEW_USER, "e-none", NOON, new Fact.CredentialMade("access key", "")),
                Cast.by(Cast.ROOT, Cast.keyed(ACCOUNT_ROOT, "e-root", NOON)));
    }

    private static Stream<Step> callers() {
        Step step = new Step(
                NEW_USER,
                Operation.CREATE_ACCESS_KEY,
                "e-" + UNICODE,
                NOON.plusSeconds(1),
                "eu-central-1",
                "Backup-SVC",
                Cast.TERRAFORM,
                new Origin("2001:db8::17", UNICODE, true),
                new Fact.CredentialMade("access key", UNICODE));
        return Stream.concat(principals().map(actor -> Cast.by(actor, step)), Stream.of(step));
    }

    private static Stream<Principal> principals() {
        Principal service = new Principal(
                "AWSService",
                none(),
                none(),
                none(),
                none(),
                none(),
                Optional.of("sso.amazonaws.com"),
                Optional.empty(),
                Optional.empty());
        Principal nobody =
                new Principal("", none(), none(), none(), none(), none(), none(), Optional.empty(), Optional.empty());
        Principal full =
                new Principal(UNICODE, said(), said(), said(), said(), said(), said(), said(), Optional.of(false));
        return Stream.of(
                service, nobody, full, Cast.MALLORY, Cast.MALLORY_WITHOUT_MFA, Cast.ROOT, Sessions.PRIVILEGED_ROOT);
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static Optional<String> said() {
        return Optional.of(UNICODE);
    }
}
