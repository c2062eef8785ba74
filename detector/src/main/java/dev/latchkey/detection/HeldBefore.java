package dev.latchkey.detection;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.effective.SharedRights;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * That somebody held a policy, or sat in a group, when that came to allow much: no record need show it, IAM does. It
 * stands a second before as a step of its own, so that what came then came to whoever held it.
 *
 * @param shown who holds a policy or sits in a group, as IAM shows it
 * @param recent how old such a step of another event may be that makes one of this needless
 */
public record HeldBefore(ChainStore chains, Account account, Function<Holder, List<Holder>> shown, Duration recent) {

    private static final Duration BEFORE = Duration.ofSeconds(1);

    private static final Privilege AS_BEFORE = Privilege.of(Level.UNKNOWN, "what it allowed before is not asked");

    /** In a whole history, as a snapshot of the account shows it: from the first time on that it allowed much. */
    public static List<Step> in(Collection<Subject> subjects, ChainStore chains, Account account) {
        HeldBefore held = new HeldBefore(chains, account, shared -> account.holders(shared.subject()), Duration.ZERO);
        return subjects.stream()
                .filter(HeldBefore::isShared)
                .flatMap(shared -> held.changes(shared).limit(1))
                .flatMap(held::at)
                .toList();
    }

    static boolean isShared(Subject subject) {
        return subject.kind() == Kind.POLICY || subject.kind() == Kind.GROUP;
    }

    /** By which whoever held it came to hold much, or what is not known. */
    Stream<Step> changes(Subject shared) {
        return SharedRights.gains(shared, chains, account);
    }

    Stream<Step> at(Step change) {
        List<Holder> holders = shown.apply(new Holder(change.subject(), change.target()));
        Holder shared = new Holder(change.subject().named(change.target()), change.target());
        Stream<Step> inGroups = holders.stream()
                .filter(holder -> holder.subject().kind() == Kind.GROUP)
                .flatMap(group -> shown.apply(group).stream().flatMap(member -> steps(change, group, member)));
        return Stream.concat(holders.stream().flatMap(holder -> steps(change, shared, holder)), inGroups);
    }

    /** That it was held, in the holder's chain; and who held it, where a change leads to those whom it concerns. */
    private Stream<Step> steps(Step change, Holder shared, Holder holder) {
        if (isBornLater(holder, change) || isShownAlready(change, shared, holder)) {
            return Stream.of();
        }
        Granted held = new Granted(shared.name(), AS_BEFORE, Means.HELD_BEFORE, Optional.of(shared.subject()));
        Noted by = new Noted(Note.HELD_BY, holder.subject().key());
        return Stream.of(step(change, holder, shared, held), step(change, shared, holder, by));
    }

    /** With an id of its own, as one event may show several of one chain. */
    private static Step step(Step change, Holder of, Holder other, Fact fact) {
        return new Step(
                of.subject(),
                change.operation(),
                change.eventId() + "#" + other.subject().key(),
                change.time().minus(BEFORE),
                change.region(),
                of.name(),
                change.actor(),
                change.origin(),
                fact);
    }

    private boolean isBornLater(Holder holder, Step change) {
        return account.known(holder.subject())
                .since()
                .filter(birth -> birth.isAfter(change.time()))
                .isPresent();
    }

    /** By a step like these, of an event before, which is kept for as long as what follows that event may count. */
    private boolean isShownAlready(Step change, Holder shared, Holder holder) {
        Instant from = change.time().minus(recent);
        return chains.read(holder.subject()).steps().stream()
                .filter(step -> !step.time().isBefore(from) && step.time().isBefore(change.time()))
                .anyMatch(step -> step.fact() instanceof Granted granted
                        && granted.means() == Means.HELD_BEFORE
                        && granted.from().equals(Optional.of(shared.subject())));
    }
}
