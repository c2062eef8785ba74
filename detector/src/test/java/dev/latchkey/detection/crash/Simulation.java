package dev.latchkey.detection.crash;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.InMemoryKnownCallers;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One run of the live detector: some events, several workers, and whatever goes wrong by the seed. */
final class Simulation {

    private static final int SPREAD_SECONDS = 90;
    private static final Duration SETTLE = Duration.ofMinutes(3);

    /** So that who acts that night is a stranger, and it is read who is none. */
    private static final Sighting LONG_KNOWN = new Sighting(
            new Subject.Thing(Subject.Kind.CALLER, "aws", Cast.HOME, Cast.TERRAFORM.name()),
            Method.CLI,
            Cast.NOON.minus(Tuning.DEFAULT.learning()));

    private final long seed;
    private final Random chance;
    private final Hands clock = new Hands();
    private final Interleaving interleaving;
    private final Faults faults;
    private final Deliveries deliveries;
    private final InMemoryChainStore chains = new InMemoryChainStore();
    private final InMemoryKnownCallers callers = new InMemoryKnownCallers();
    private final Told told = new Told();
    private final Detector detector;
    private final Telling telling;

    /** @param log what stands between the detector and the log of findings: a mistake to be caught, or nothing */
    Simulation(long seed, int faultsOfHundred, UnaryOperator<FindingLog> log) {
        this.seed = seed;
        chance = new Random(seed);
        interleaving = new Interleaving(chance);
        faults = new Faults(chance, clock, interleaving, faultsOfHundred);
        deliveries = new Deliveries(clock, interleaving, faults);
        FaultyPorts ports = new FaultyPorts(faults);
        callers.learn(List.of(LONG_KNOWN));
        detector = new Detector(
                ports.around(chains),
                Account.NOT_ASKED,
                Attacks.HOLDERS,
                new Analytic(Tuning.DEFAULT, ports.around(Allowlist.NOBODY), ports.callers(callers)));
        telling = new Telling(
                ports.around(log.apply(new InMemoryFindingLog(clock))),
                ports.around(told),
                ports.settling(this::settlesLater));
    }

    /** Each call comes once, some of them twice, in any order; in the end the queue of failures is redriven. */
    Simulation goesBy(List<ApiCall> calls) {
        List<ApiCall> arriving = new ArrayList<>(calls);
        calls.stream().filter(call -> chance.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, chance);
        arriving.forEach(
                call -> deliveries.add(() -> observe(call), Duration.ofSeconds(chance.nextInt(SPREAD_SECONDS))));
        work();
        faults.end();
        List<Runnable> setAside = List.copyOf(deliveries.setAside());
        setAside.forEach(event -> deliveries.add(event, Duration.ofHours(1)));
        work();
        return this;
    }

    /** What people must know in the morning, by the records alone. */
    List<Finding> toBeTold() {
        return found().stream()
                .filter(finding -> finding.severity().isAtLeast(Severity.MEDIUM))
                .toList();
    }

    /** What was told before its creation had arrived. Without one, both may stay open behind a crash (ADR 92). */
    List<String> superseded() {
        Set<String> before = found().stream()
                .filter(finding -> finding.stretch().creation().isPresent())
                .flatMap(finding -> finding.mayHaveBeen().stream())
                .collect(Collectors.toSet());
        return told.uids().stream().filter(before::contains).toList();
    }

    private List<Finding> found() {
        Detector calm =
                new Detector(chains, Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY, callers));
        return chains.subjects().stream()
                .filter(Subject::isIdentity)
                .flatMap(subject -> calm.judge(subject).verdicts().stream())
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .toList();
    }

    Told told() {
        return told;
    }

    @Override
    public String toString() {
        return "the run of seed " + seed;
    }

    private void observe(ApiCall call) {
        detector.observe(call, telling, Severity.MEDIUM);
    }

    private boolean settlesLater(Subject subject) {
        deliveries.add(() -> detector.settle(subject, telling, Severity.MEDIUM), SETTLE);
        return true;
    }

    private void work() {
        int workers = 2 + chance.nextInt(7);
        interleaving.run(Collections.nCopies(workers, deliveries::work));
    }
}
