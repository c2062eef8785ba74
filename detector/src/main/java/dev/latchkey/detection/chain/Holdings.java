package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.Granted;
import dev.latchkey.detection.chain.Privilege.Level;
import dev.latchkey.detection.chain.Subject.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What policies, groups and roles allow whoever holds them, at a time, as far as their partitions remember. */
final class Holdings {

    /** A user in a group that holds a policy: more links than that, IAM does not have, but for roles in a circle. */
    private static final int DEEPEST = 3;

    private final Chains chains;
    private final Account account;

    Holdings(Chains chains, Account account) {
        this.chains = chains;
        this.account = account;
    }

    /** The grant with what is known of it, and what it brought later, as grants to the same subject. */
    Stream<Step> settled(Step grant) {
        return settled(grant, grant.time(), DEEPEST);
    }

    private Stream<Step> settled(Step grant, Instant since, int deep) {
        Granted granted = (Granted) grant.fact();
        if (deep == 0 || granted.means() == Means.WITHDRAWAL) {
            return Stream.of(grant);
        }
        Granted now = granted.with(granted.from()
                .flatMap(from -> at(from, since, deep - 1))
                .orElseGet(() -> withRoles(granted.privilege(), since, deep - 1)));
        Stream<Subject> roles = granted.privilege().assumes().stream();
        return Stream.concat(
                Stream.of(grant.with(now)),
                Stream.concat(granted.from().stream(), roles).flatMap(from -> later(grant, from, since, deep - 1)));
    }

    /** What somebody may do who may assume roles. */
    private Privilege withRoles(Privilege privilege, Instant time, int deep) {
        if (privilege.assumes().isEmpty() || deep == 0) {
            return privilege;
        }
        Stream<Privilege> roles = privilege.assumes().stream()
                .map(role -> at(role, time, deep - 1).orElse(Privilege.of(Level.UNKNOWN, privilege.why())));
        return Privilege.union(
                Stream.concat(Stream.of(privilege.withoutRoles()), roles).toList());
    }

    /** Empty if nothing at all is known. */
    Optional<Privilege> at(Subject from, Instant time) {
        return at(from, time, DEEPEST);
    }

    private Optional<Privilege> at(Subject from, Instant time, int deep) {
        return from.kind() == Kind.POLICY ? ofPolicy(from, time, deep) : ofHolder(from, time, deep);
    }

    private Optional<Privilege> ofPolicy(Subject policy, Instant time, int deep) {
        List<Step> definitions = Definitions.of(chains.read(policy));
        return definitions.stream()
                .filter(step -> Definitions.isCurrent(step) && !step.time().isAfter(time))
                .reduce((earlier, later) -> later)
                .map(step -> withRoles(Definitions.allowed(step, definitions), time, deep))
                .or(() -> account.known(policy).privilege())
                .or(() -> ManagedPolicy.known(policy.name()));
    }

    /** A group or role: everything that it was given; the rest is unknown unless its beginning was seen. */
    private Optional<Privilege> ofHolder(Subject holder, Instant time, int deep) {
        List<Privilege> held = new ArrayList<>();
        boolean whole = false;
        for (Step step : chains.read(holder).steps()) {
            if (!step.time().isAfter(time)) {
                whole |= step.stage() == Stage.CREATION;
                privilegeOf(step, time, deep).ifPresent(held::add);
            }
        }
        Optional<Privilege> snapshot = account.known(holder).privilege();
        snapshot.ifPresent(held::add);
        if (held.isEmpty() && !whole) {
            return Optional.empty();
        }
        if (!whole && snapshot.isEmpty()) {
            held.add(Privilege.of(Level.UNKNOWN, "what else it holds is not known"));
        }
        return Optional.of(Privilege.union(held));
    }

    private Optional<Privilege> privilegeOf(Step step, Instant time, int deep) {
        if (!(step.fact() instanceof Granted granted) || granted.means() == Means.WITHDRAWAL) {
            return Optional.empty();
        }
        return granted.from()
                .filter(from -> deep > 0)
                .flatMap(from -> at(from, time, deep - 1))
                .or(() -> Optional.of(withRoles(granted.privilege(), time, deep)));
    }

    /** What came to the policy, group or role afterwards came to its holder, too. */
    private Stream<Step> later(Step grant, Subject from, Instant since, int deep) {
        String through = ((Granted) grant.fact()).policy();
        if (from.kind() == Kind.POLICY) {
            List<Step> definitions = Definitions.of(chains.read(from));
            return definitions.stream()
                    .filter(step -> Definitions.isCurrent(step) && step.time().isAfter(since))
                    .map(step -> step.of(
                            grant.subject(),
                            grant.target(),
                            new Granted(through, Definitions.allowed(step, definitions))));
        }
        return chains.read(from).steps().stream()
                .filter(this::reachesMembers)
                .flatMap(step -> settled(step, step.time().isAfter(since) ? step.time() : since, deep))
                .filter(step -> step.time().isAfter(since))
                .map(step -> step.of(grant.subject(), grant.target(), through(through, (Granted) step.fact())));
    }

    private boolean reachesMembers(Step step) {
        return step.fact() instanceof Granted given
                && (given.means() == Means.POLICY
                        || (given.means() == Means.WITHDRAWAL && new Withdrawals(chains, this).removesDeny(step)));
    }

    private static Granted through(String holder, Granted given) {
        return new Granted(given.policy() + " through " + holder, given.privilege());
    }
}
