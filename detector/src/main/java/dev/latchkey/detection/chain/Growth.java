package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.Granted;
import dev.latchkey.detection.chain.Subject.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What came later to the policy, group or role that a grant brought, and so to whoever had been granted it. */
final class Growth {

    /** A group's policy that assumes a role is three links away; more of them are roles that assume each other. */
    private static final int DEEPEST = 5;

    private final Life holder;
    private final Sources sources;
    private final Worth worth;
    private final Granted granted;
    private final Set<Link> followed = new HashSet<>();
    private final List<Given> found = new ArrayList<>();

    private Growth(Life holder, Sources sources, Worth worth, Granted granted) {
        this.holder = holder;
        this.sources = sources;
        this.worth = worth;
        this.granted = granted;
    }

    /** As grants to whom this one was given. */
    static Stream<Given> after(Life life, Step step, Sources sources, Worth worth) {
        if (!(step.fact() instanceof Granted granted) || !granted.means().isHeld()) {
            return widened(life, step, sources, worth).map(Given::forEver);
        }
        Growth growth = new Growth(life, sources, worth, granted);
        Link.from(life, step, sources).forEach(link -> growth.follow(link, DEEPEST));
        return growth.found.stream()
                .map(later ->
                        new Given(reaching(step, later.step(), later.step().fact(), sources), later.until()));
    }

    /** A boundary may be widened by whoever changes its policy. */
    private static Stream<Step> widened(Life life, Step step, Sources sources, Worth worth) {
        return sources.boundaries()
                .later(life, step)
                .filter(later -> later.time().isBefore(sources.chains().endOf(step)))
                .map(later -> reaching(step, later, worth.widened(life, step, later), sources));
    }

    private static Step reaching(Step step, Step later, Fact fact, Sources sources) {
        return later.of(step.subject(), sources.chains().nameAt(step, later.time()), fact);
    }

    private void follow(Link link, int deep) {
        if (deep > 0 && !link.isEmpty() && sources.effort().spend() && followed.add(link)) {
            if (link.to().kind() == Kind.POLICY) {
                followPolicy(link, deep);
            } else {
                followHolder(link, sources.chains().life(link.to(), link.since()), deep);
            }
        }
    }

    private void followPolicy(Link link, int deep) {
        for (Step change : sources.policies().changes(link.to())) {
            if (!sources.effort().spend()) {
                return;
            }
            Instant end = sources.policies().endOf(change);
            if (link.isOpenAt(change.time())) {
                Privilege brought = sources.policies().lifting(change, Holdings.of(link.to(), change.time(), sources));
                Granted given = new Granted(nameOf(link.to()), brought);
                add(link.on(link.to(), link.since(), end), change, given);
            }
            sources.policies().allowed(change).assumes().stream()
                    .map(role -> link.on(role, change.time(), end))
                    .forEach(next -> follow(next, deep - 1));
        }
    }

    /** Whoever reaches himself again gains nothing, and what he was given ends when it was taken from him. */
    private void followHolder(Link link, Life life, int deep) {
        if (life.isSame(holder)) {
            return;
        }
        life.beginningAndGrants().takeWhile(step -> sources.effort().spend()).forEach(step -> {
            if (link.isOpenAt(step.time()) && step.fact() instanceof Granted) {
                addGranted(link, worth.of(life, step));
            }
            widened(life, step, sources, worth)
                    .filter(later -> link.isOpenAt(later.time()))
                    .forEach(later -> addGranted(link, later));
            link.through(life, step, sources).forEach(next -> follow(next, deep - 1));
        });
    }

    private void addGranted(Link link, Step step) {
        if (step.fact() instanceof Granted given) {
            add(link, step, through(given));
        }
    }

    private Granted through(Granted given) {
        Means means = given.means() == Means.WITHDRAWAL ? Means.WITHDRAWAL : Means.POLICY;
        String name = given.policy() + " through " + granted.policy();
        return new Granted(name, given.privilege(), means, Optional.empty());
    }

    private String nameOf(Subject policy) {
        boolean direct = granted.from().equals(Optional.of(policy));
        return direct ? granted.policy() : policy.name() + " through " + granted.policy();
    }

    private void add(Link link, Step step, Granted given) {
        Privilege left = link.capped(given.privilege(), step.time(), sources);
        found.add(new Given(step.with(given.with(left)), link.until()));
    }
}
