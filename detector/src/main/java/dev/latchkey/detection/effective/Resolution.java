package dev.latchkey.detection.effective;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.chain.Surroundings;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.step.Target;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settles what the records of one subject leave open from what stands under others: what a policy, a group or a role
 * allows, how old a provider is, what the callers did elsewhere.
 */
public final class Resolution {

    private final Sources sources;
    private final Worth worth;
    private final Duration window;

    private Resolution(Sources sources, Duration window) {
        this.sources = sources;
        this.worth = new Worth(sources);
        this.window = window;
    }

    /** @param window how near to a door's opening the making of a provider counts */
    public static Chain of(Subject subject, ChainStore store, Account account, Duration window) {
        return of(subject, store, account, window, new Budget());
    }

    /** @param budget of all that is judged because of one event */
    public static Chain of(Subject subject, ChainStore store, Account account, Duration window, Budget budget) {
        Sources sources = Sources.of(store, account, budget.next());
        return new Resolution(sources, window).settled(sources.chains().read(subject));
    }

    /** What was given before what came later through others: of that something may be left out. */
    private Chain settled(Chain chain) {
        Stream<Given> given = chain.steps().stream().map(step -> given(life(chain, step), step));
        Stream<Given> grown =
                chain.steps().stream().flatMap(step -> Growth.after(life(chain, step), step, sources, worth));
        List<Given> all = Stream.concat(given, grown).toList();
        Chain settled = chain.settled(
                        all.stream().map(Given::step).toList(), sources.effort().hasLeftOut())
                .withEnds(Given.ends(all));
        Surroundings surroundings = new Surroundings(sources.chains(), window);
        return settled.with(surroundings, sources.account().known(chain.subject()));
    }

    private Life life(Chain chain, Step step) {
        return sources.chains().life(chain, step);
    }

    private Given given(Life life, Step step) {
        if (step.fact() instanceof Granted) {
            return new Given(worth.of(life, step), endOf(life, step));
        }
        return Given.forEver(step.fact() instanceof DoorOpened opened ? step.with(aged(opened, step)) : step);
    }

    /** Only of a role it matters: whoever opens it opens what it holds by then. */
    private Instant endOf(Life life, Step grant) {
        return grant.subject() instanceof Subject.Role ? sources.endOf(life, grant) : Instant.MAX;
    }

    private DoorOpened aged(DoorOpened opened, Step door) {
        return new DoorOpened(opened.trusted().stream()
                .map(party -> isNewProvider(party, door) ? party.asNewProvider() : party)
                .toList());
    }

    private boolean isNewProvider(Trusted party, Step door) {
        Subject subject = door.subject();
        Subject provider =
                new Subject.Thing(Subject.Kind.PROVIDER, subject.partition(), subject.account(), party.name());
        return party.kind() == Kind.FEDERATED
                && Target.isProvider(party.name())
                && mayBeNew(sources.chains().read(provider), door);
    }

    /** If it was not read, or changed as often as is read, nobody knows when it was changed last. */
    private boolean mayBeNew(Chain provider, Step door) {
        List<Step> changes =
                provider.steps().stream().filter(step -> step.isNote(Note.DONE)).toList();
        return provider.truncated()
                || changes.size() >= ChainStore.STEPS_PER_STAGE
                || changes.stream().anyMatch(step -> isNear(step, door));
    }

    private boolean isNear(Step one, Step other) {
        return Duration.between(one.time(), other.time()).abs().compareTo(window) <= 0;
    }
}
