package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.InMemoryEvidence;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.InMemoryKnownCallers;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A chain store that takes in what a test has arrive, and evidence that is kept of it. */
abstract class KeepingCase {

    static final Duration DAY = Duration.ofDays(1);
    static final Subject OTHER = new Subject.User("aws", HOME, "other");
    static final Subject ADMINS = new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "admins");
    final Hands clock = new Hands();
    final ChainStore chains = new InMemoryChainStore();
    final InMemoryKnownCallers callers = new InMemoryKnownCallers();
    final InMemoryEvidence evidence = new InMemoryEvidence(clock);
    final List<Instant> asked = new ArrayList<>();
    final List<Duration> lives = new ArrayList<>();
    Duration life = Duration.ofDays(16);
    List<Change> lately = List.of();
    Set<String> told = Set.of();
    Optional<Subject> notAsked = Optional.empty();

    static List<Step> joined() {
        Step creation = Cast.created(NEW_USER, "e-1", NOON);
        Step joined = Cast.step(
                NEW_USER,
                "e-2",
                NOON.plusSeconds(10),
                new Fact.Granted("admins", Privilege.of(Level.UNKNOWN, "a group"), Means.GROUP, Optional.of(ADMINS)));
        Step member = Cast.step(ADMINS, "e-2", NOON.plusSeconds(10), new Fact.Noted(Note.HELD_BY, NEW_USER.key()));
        return List.of(creation, joined, member);
    }

    static List<Subject> groups(int number) {
        return IntStream.range(0, number)
                .<Subject>mapToObj(each -> new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "group-" + each))
                .toList();
    }

    static Change told(Subject subject) {
        return new Change(subject, Optional.empty());
    }

    static List<Step> chain(Subject user) {
        String id = user.name();
        return List.of(
                Cast.created(user, id + "-1", NOON),
                Cast.granted(user, id + "-2", NOON.plusSeconds(60), Level.ADMIN),
                Cast.keyed(user, id + "-3", NOON.plusSeconds(120)));
    }

    void arrive(List<Step> steps) {
        chains.add(steps);
        lately = steps.stream()
                .map(step -> new Change(step.subject(), Optional.of(step)))
                .toList();
    }

    int keep(AllowlistEntry... entries) {
        Result result = keeping(chains, List.of(entries)).upTo(clock.instant(), List.of(entries), () -> true);
        assertThat(result.trouble()).isEmpty();
        return result.kept();
    }

    Result keep(ChainStore store) {
        return keeping(store, List.of()).upTo(clock.instant(), List.of(), () -> true);
    }

    Keeping keeping(ChainStore store, List<AllowlistEntry> entries) {
        return keeping(store, () -> new Allowlist.Entries(entries, List.of()), callers);
    }

    Keeping keeping(ChainStore store, Allowlist allowlist, KnownCallers known) {
        Analytic analytic = new Analytic(Tuning.DEFAULT, allowlist, known);
        Detector detector = new Detector(store, Account.NOT_ASKED, analytic);
        Listing listing = new Listing(store, Account.NOT_ASKED, analytic);
        return new Keeping(new Lately(), store, detector, listing, this::uidsOf, evidence, callers);
    }

    Set<String> uidsOf(Subject subject) {
        if (notAsked.equals(Optional.of(subject))) {
            throw new IllegalStateException("not told");
        }
        return told;
    }

    class Lately implements Changes {
        @Override
        public Stream<Change> since(Instant time, Duration least, Optional<Subject> after) {
            asked.add(time);
            lives.add(least);
            int behind = after.map(
                            it -> lately.stream().map(Change::subject).toList().lastIndexOf(it))
                    .orElse(-1);
            return lately.stream().skip(behind + 1L);
        }

        @Override
        public Duration life() {
            return life;
        }
    }

    List<IdentityRecord> kept() {
        return evidence.between(NOON.minus(DAY), NOON.plus(DAY), unread -> {})
                .map(Kept::identity)
                .toList();
    }
}
