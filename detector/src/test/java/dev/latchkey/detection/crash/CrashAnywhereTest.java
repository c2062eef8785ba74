package dev.latchkey.detection.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever fails, between whichever two lines, people are told. A failing run is named by its seed. */
class CrashAnywhereTest {

    private static final int RUNS = 1_000;
    private static final int FAULTY = 12;

    @Test
    void what_must_be_known_is_told_at_least_once_and_never_downwards_whatever_fails() {
        runs().forEach(seed -> {
            Simulation run = run(seed, FAULTY, UnaryOperator.identity());
            assertThat(isToldOfAll(run))
                    .as("all told in the run of seed %d", seed)
                    .isTrue();
            assertThat(neverFalls(run))
                    .as("never downwards in the run of seed %d", seed)
                    .isTrue();
        });
    }

    @Test
    void without_faults_each_rank_is_told_exactly_once_however_the_workers_meet() {
        runs().forEach(seed -> {
            Simulation run = run(seed, 0, UnaryOperator.identity());
            assertThat(isToldOfAll(run))
                    .as("all told in the run of seed %d", seed)
                    .isTrue();
            assertThat(neverRepeats(run))
                    .as("nothing twice in the run of seed %d", seed)
                    .isTrue();
            assertThat(neverFalls(run))
                    .as("never downwards in the run of seed %d", seed)
                    .isTrue();
        });
    }

    @Test
    void what_a_late_creation_supersedes_is_told_closed_whatever_fails() {
        List<Simulation> runs = runs().stream()
                .map(seed -> run(seed, FAULTY, UnaryOperator.identity()))
                .filter(run -> !run.superseded().isEmpty())
                .toList();
        assertThat(runs)
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.superseded())
                        .allSatisfy(uid -> assertThat(run.told().ranks(uid)).endsWith(Integer.MAX_VALUE)));
    }

    @Test
    void a_detector_that_marks_before_it_publishes_is_caught() {
        assertThat(runs()).anyMatch(seed -> !isToldOfAll(run(seed, FAULTY, PlantedBugs::marksBeforePublishing)));
    }

    @Test
    void a_detector_that_tells_without_a_claim_is_caught() {
        assertThat(runs()).anyMatch(seed -> !neverRepeats(run(seed, 0, PlantedBugs::makesNoClaim)));
    }

    @Test
    void the_same_seed_is_the_same_night() {
        assertThat(runs().subList(0, 20))
                .allSatisfy(seed -> assertThat(history(seed)).isEqualTo(history(seed)));
    }

    private static List<List<Integer>> history(long seed) {
        Told told = run(seed, FAULTY, UnaryOperator.identity()).told();
        return told.uids().stream().map(told::ranks).toList();
    }

    private static Simulation run(long seed, int faultsOfHundred, UnaryOperator<FindingLog> log) {
        return new Simulation(seed, faultsOfHundred, log).goesBy(Attacks.of(seed));
    }

    private static boolean isToldOfAll(Simulation run) {
        List<Finding> toBeTold = run.toBeTold();
        assertThat(toBeTold).isNotEmpty();
        return toBeTold.stream()
                .allMatch(finding -> run.told().ranks(finding.uid()).stream().anyMatch(rank -> rank >= finding.rank()));
    }

    private static boolean neverFalls(Simulation run) {
        return run.told().uids().stream()
                .map(run.told()::ranks)
                .allMatch(ranks -> ranks.equals(
                        ranks.stream().sorted(Comparator.naturalOrder()).toList()));
    }

    private static boolean neverRepeats(Simulation run) {
        return run.told().uids().stream()
                .map(run.told()::ranks)
                .allMatch(ranks -> new HashSet<>(ranks).size() == ranks.size());
    }

    private static List<Long> runs() {
        return LongStream.range(0, RUNS).boxed().toList();
    }
}
