package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What came later to the policy, group or role that a grant brought, and so to whoever had been granted it. */
final class Growth {

    private final Life holder;
    private final Step grant;
    private final Sources sources;
    private final Worth worth;
    private final Granted granted;
    private final Map<Subject, List<Way>> followed = new HashMap<>();
    private final List<Link> further = new ArrayList<>();
    /** By id, once for all ways by which it came: as the strongest that it came as, until the last that it was held. */
    private final Map<String, Given> found = new HashMap<>();

    private Growth(Life holder, Step grant, Sources sources, Worth worth) {
        this.holder = holder;
        this.grant = grant;
        this.sources = sources;
        this.worth = worth;
        this.granted = (Granted) grant.fact();
    }

    /** As grants to whom this one was given. */
    static Stream<Given> after(Life life, Step step, Sources sources, Worth worth) {
        if (!(step.fact() instanceof Granted granted) || !granted.means().isHeld()) {
            return widened(life, step, sources, worth).map(Given::forEver);
        }
        List<Link> links = Link.from(life, step, sources).toList();
        if (links.isEmpty()) {
            return Stream.of();
        }
        Growth growth = new Growth(life, step, sources, worth);
        growth.follow(links);
        return growth.found.values().stream();
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

    /**
     * All that is equally near before what lies further, so that none is followed again from nearer. However far: a
     * bound on it could be stepped over with a few more roles.
     */
    private void follow(List<Link> nearest) {
        List<Link> links = nearest;
        while (!links.isEmpty()) {
            links.stream()
                    .filter(link -> !link.isEmpty() && sources.effort().spend())
                    .forEach(this::follow);
            links = List.copyOf(further);
            further.clear();
        }
    }

    private void follow(Link link) {
        Optional<Life> life = link.to().kind() == Kind.POLICY
                ? Optional.empty()
                : Optional.of(sources.chains().life(link.to(), link.since()));
        List<Way> before = followed.computeIfAbsent(link.to(), it -> new ArrayList<>());
        Way way = new Way(link, life);
        if (before.stream().noneMatch(way::isWithin)) {
            before.add(way);
            life.ifPresentOrElse(it -> followHolder(link, it), () -> followPolicy(link));
        }
    }

    private void followPolicy(Link link) {
        boolean old = granted.means() == Means.HELD_BEFORE;
        for (Step change : sources.policies().changes(link.to())) {
            if (!sources.effort().spend()) {
                return;
            }
            Instant end = sources.policies().endOf(change);
            if (link.isOpenAt(change.time()) && (!old || sources.policies().allowsMore(change))) {
                Privilege brought = sources.policies().lifting(change, Holdings.of(link.to(), change.time(), sources));
                add(link.on(link.to(), link.since(), end), change, new Granted(nameOf(link.to()), brought));
            }
            sources.policies().allowed(change).roles().stream()
                    .map(role -> link.on(role, change.time(), end))
                    .forEach(further::add);
        }
    }

    /** Whoever reaches himself again gains nothing, and what he was given ends when it was taken from him. */
    private void followHolder(Link link, Life life) {
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
            link.through(life, step, sources).forEach(further::add);
        });
    }

    private void addGranted(Link link, Step step) {
        if (step.fact() instanceof Granted given) {
            add(link, step, through(given));
        }
    }

    private Granted through(Granted given) {
        Means means = given.means() == Means.WITHDRAWAL ? Means.WITHDRAWAL : Means.POLICY;
        // What a boundary held back has no name.
        String name = given.policy().isEmpty() ? "more" : given.policy();
        String held = granted.means().ofLater(granted.policy());
        return new Granted(name + " through " + held, given.privilege(), means, Optional.empty());
    }

    private String nameOf(Subject policy) {
        String held = granted.means().ofLater(granted.policy());
        return granted.from().equals(Optional.of(policy)) ? held : policy.name() + " through " + held;
    }

    private void add(Link link, Step step, Granted given) {
        Privilege left = link.capped(given.privilege(), step.time(), sources);
        Step reached = reaching(grant, step, given.with(left), sources);
        found.merge(reached.id(), new Given(reached, link.until()), Given::together);
    }
}
