package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Fact.Created;
import dev.latchkey.detection.chain.Fact.DoorOpened;
import dev.latchkey.detection.chain.Fact.Granted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settles what the records of one subject leave open from what stands under others: what a policy, a group or a role
 * allows, how old a provider is, what the callers did elsewhere.
 */
public final class Resolution {

    private final Chains chains;
    private final Holdings holdings;
    private final Account account;
    private final Duration window;

    private Resolution(ChainStore store, Account account, Duration window) {
        this.chains = new Chains(store);
        this.holdings = new Holdings(chains, account);
        this.account = account;
        this.window = window;
    }

    /** @param window how near to a door's opening the making of a provider counts */
    public static Chain of(Subject subject, ChainStore store, Account account, Duration window) {
        Resolution resolution = new Resolution(store, account, window);
        return resolution.settled(resolution.chains.read(subject));
    }

    private Chain settled(Chain chain) {
        Boundaries boundaries = new Boundaries(chain, this::allowedBy);
        List<Step> steps = chain.steps().stream()
                .flatMap(this::settled)
                .map(step -> step.fact() instanceof Granted ? boundaries.settled(step) : step)
                .toList();
        return chain.with(steps, new Surroundings(chains, window).of(chain), account.known(chain.subject()));
    }

    private Stream<Step> settled(Step step) {
        if (step.fact() instanceof Granted granted) {
            return switch (granted.means()) {
                case POLICY, GROUP, TRUST -> holdings.settled(step);
                case WITHDRAWAL ->
                    Stream.of(new Withdrawals(chains, holdings).removesDeny(step) ? step : noted(step, granted));
                case TAG, BOUNDARY, UNBOUND -> Stream.of(step);
            };
        }
        return Stream.of(
                step.fact() instanceof DoorOpened opened ? step.with(new DoorOpened(aged(opened, step))) : step);
    }

    private static Step noted(Step step, Granted granted) {
        return step.with(new Fact.Noted(Note.DONE, "taken away: " + granted.policy()));
    }

    private Optional<Privilege> allowedBy(Step step) {
        if (step.fact() instanceof Granted granted) {
            return granted.from().flatMap(policy -> holdings.at(policy, step.time()));
        }
        Subject subject = step.subject();
        return step.fact() instanceof Created created
                ? created.boundary()
                        .map(arn -> new Subject.Thing(Subject.Kind.POLICY, subject.partition(), subject.account(), arn))
                        .flatMap(policy -> holdings.at(policy, step.time()))
                : Optional.empty();
    }

    private List<Trusted> aged(DoorOpened opened, Step door) {
        return opened.trusted().stream()
                .map(party -> isNewProvider(party, door)
                        ? new Trusted(Kind.NEW_PROVIDER, party.name(), party.narrowed(), party.exactSubject())
                        : party)
                .toList();
    }

    private boolean isNewProvider(Trusted party, Step door) {
        Subject subject = door.subject();
        Subject provider =
                new Subject.Thing(Subject.Kind.PROVIDER, subject.partition(), subject.account(), party.name());
        return party.kind() == Kind.FEDERATED
                && chains.read(provider).steps().stream()
                        .filter(step -> step.isNote(Note.DONE))
                        .anyMatch(step -> isNear(step, door));
    }

    private boolean isNear(Step one, Step other) {
        return Duration.between(one.time(), other.time()).abs().compareTo(window) <= 0;
    }
}
