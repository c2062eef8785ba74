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

/** Whatever fails, between whichever two lines, people are told. A failing night is named by its seed. */
class CrashAnywhereTest {

    private static final int NIGHTS = 1_000;
    private static final int STORMY = 12;

    @Test
    void what_must_be_known_is_told_at_least_once_and_never_downwards_whatever_fails() {
        nights().forEach(seed -> {
            Night night = night(seed, STORMY, UnaryOperator.identity());
            assertThat(isToldOfAll(night))
                    .as("all told in the night of seed %d", seed)
                    .isTrue();
            assertThat(neverFalls(night))
                    .as("never downwards in the night of seed %d", seed)
                    .isTrue();
        });
    }

    @Test
    void without_faults_each_rank_is_told_exactly_once_however_the_workers_meet() {
        nights().forEach(seed -> {
            Night night = night(seed, 0, UnaryOperator.identity());
            assertThat(isToldOfAll(night))
                    .as("all told in the night of seed %d", seed)
                    .isTrue();
            assertThat(neverRepeats(night))
                    .as("nothing twice in the night of seed %d", seed)
                    .isTrue();
            assertThat(neverFalls(night))
                    .as("never downwards in the night of seed %d", seed)
                    .isTrue();
        });
    }

    @Test
    void what_a_late_creation_supersedes_is_told_closed_whatever_fails() {
        List<Night> nights = nights().stream()
                .map(seed -> night(seed, STORMY, UnaryOperator.identity()))
                .filter(night -> !night.superseded().isEmpty())
                .toList();
        assertThat(nights)
                .isNotEmpty()
                .allSatisfy(night -> assertThat(night.superseded())
                        .allSatisfy(uid -> assertThat(night.told().ranks(uid)).endsWith(Integer.MAX_VALUE)));
    }

    @Test
    void a_detector_that_marks_before_it_publishes_is_caught() {
        assertThat(nights()).anyMatch(seed -> !isToldOfAll(night(seed, STORMY, Mistakes::marksBeforePublishing)));
    }

    @Test
    void a_detector_that_tells_without_a_claim_is_caught() {
        assertThat(nights()).anyMatch(seed -> !neverRepeats(night(seed, 0, Mistakes::makesNoClaim)));
    }

    @Test
    void the_same_seed_is_the_same_night() {
        assertThat(nights().subList(0, 20))
                .allSatisfy(seed -> assertThat(history(seed)).isEqualTo(history(seed)));
    }

    private static List<List<Integer>> history(long seed) {
        Told told = night(seed, STORMY, UnaryOperator.identity()).told();
        return told.uids().stream().map(told::ranks).toList();
    }

    private static Night night(long seed, int faultsOfHundred, UnaryOperator<FindingLog> log) {
        return new Night(seed, faultsOfHundred, log).goesBy(Attacks.of(seed));
    }

    private static boolean isToldOfAll(Night night) {
        List<Finding> toBeTold = night.toBeTold();
        assertThat(toBeTold).isNotEmpty();
        return toBeTold.stream()
                .allMatch(
                        finding -> night.told().ranks(finding.uid()).stream().anyMatch(rank -> rank >= finding.rank()));
    }

    private static boolean neverFalls(Night night) {
        return night.told().uids().stream()
                .map(night.told()::ranks)
                .allMatch(ranks -> ranks.equals(
                        ranks.stream().sorted(Comparator.naturalOrder()).toList()));
    }

    private static boolean neverRepeats(Night night) {
        return night.told().uids().stream()
                .map(night.told()::ranks)
                .allMatch(ranks -> new HashSet<>(ranks).size() == ranks.size());
    }

    private static List<Long> nights() {
        return LongStream.range(0, NIGHTS).boxed().toList();
    }
}
