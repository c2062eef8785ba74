package dev.latchkey.detection.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever fails, between whichever two lines, people are told. A failing run is named by its seed. */
class CrashAnywhereTest {

    /** Many times as many as the planted mistakes need to be caught; the long run has more. */
    private static final long RUNS = 400;

    private static final long LONG_RUNS = 5_000;
    private static final int FAULTY = 12;

    private static List<Simulation> faulty = List.of();

    @BeforeAll
    static void letThingsFail() {
        faulty = faulty(runs());
    }

    @Test
    void what_must_be_known_is_told_at_least_once_and_never_downwards_whatever_fails() {
        assertToldAndNeverFalling(faulty);
    }

    @Test
    void without_faults_each_rank_is_told_exactly_once_however_the_workers_meet() {
        assertToldOnce(runs());
    }

    @Test
    void what_a_late_creation_supersedes_is_told_closed_whatever_fails() {
        assertSupersededClosed(faulty);
    }

    @Tag("long")
    @Test
    void in_the_long_run_too() {
        for (long from = RUNS; from < LONG_RUNS; from += RUNS) {
            List<Long> seeds = LongStream.range(from, from + RUNS).boxed().toList();
            List<Simulation> runs = faulty(seeds);
            assertToldAndNeverFalling(runs);
            assertSupersededClosed(runs);
            assertToldOnce(seeds);
        }
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

    private static void assertToldAndNeverFalling(List<Simulation> runs) {
        assertThat(runs).allSatisfy(run -> {
            assertThat(isToldOfAll(run)).as("all told in %s", run).isTrue();
            assertThat(neverFalls(run)).as("never downwards in %s", run).isTrue();
        });
    }

    private static void assertToldOnce(List<Long> seeds) {
        seeds.forEach(seed -> {
            Simulation run = run(seed, 0, UnaryOperator.identity());
            assertThat(isToldOfAll(run)).as("all told in %s", run).isTrue();
            assertThat(neverRepeats(run)).as("nothing twice in %s", run).isTrue();
            assertThat(neverFalls(run)).as("never downwards in %s", run).isTrue();
        });
    }

    private static void assertSupersededClosed(List<Simulation> runs) {
        assertThat(runs.stream().filter(run -> !run.superseded().isEmpty()))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.superseded())
                        .allSatisfy(uid -> assertThat(run.told().ranks(uid)).endsWith(Integer.MAX_VALUE)));
    }

    private static List<Simulation> faulty(List<Long> seeds) {
        return seeds.stream()
                .map(seed -> run(seed, FAULTY, UnaryOperator.identity()))
                .toList();
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
