package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.oracle.Oracle.Found;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.InMemoryKnownCallers;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The core and the page say the same of every history, however its records arrive. */
class OraclePropertyTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_core_finds_what_the_page_says(@ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning) {
        InMemoryChainStore store = new InMemoryChainStore();
        store.add(history);
        assertThat(core(store, learnt(history), tuning)).isEqualTo(oracle(history, tuning));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void order_repetition_and_pieces_change_nothing_in_the_end(
            @ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning, @ForAll Random chance) {
        InMemoryChainStore store = new InMemoryChainStore();
        InMemoryKnownCallers callers = new InMemoryKnownCallers();
        Set<Found> last = Set.of();
        for (List<Step> piece : Arrival.inPieces(history, chance).toList()) {
            store.add(piece);
            callers.learn(sightings(piece));
            last = core(store, callers, tuning);
        }
        assertThat(last).isEqualTo(oracle(history, tuning));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "4711")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void the_histories_reach_every_case_each_severity_and_slow_steps(
            @ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning) {
        Set<Found> found = oracle(history, tuning);
        found.forEach(it -> Statistics.label("case").collect(it.row()));
        found.forEach(it -> Statistics.label("severity").collect(it.severity()));
        Statistics.label("stranger").collect(isMadeWorseByStrangers(history, tuning, found));
        Statistics.label("outside").collect(isMadeWorseByPlaces(history, tuning, found));
        Statistics.label("slow")
                .collect(found.stream().anyMatch(it -> !it.slow().isEmpty()));
        Statistics.label("several").collect(found.size() > 1);
        Statistics.label("nothing").collect(found.isEmpty());
        Statistics.label("case")
                .coverage(coverage -> Arrays.stream(Case.values())
                        .forEach(it -> coverage.check(it).count(times -> times > 0)));
        Statistics.label("severity")
                .coverage(coverage -> Arrays.stream(Severity.values())
                        .forEach(it -> coverage.check(it).count(times -> times > 0)));
        for (String often : List.of("slow", "several", "nothing", "stranger")) {
            Statistics.label(often).coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        }
        Statistics.label("outside").coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
    }

    @Tag("long")
    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(@ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning) {
        the_core_finds_what_the_page_says(history, tuning);
    }

    @Tag("long")
    @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_in_any_order(
            @ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning, @ForAll Random chance) {
        order_repetition_and_pieces_change_nothing_in_the_end(history, tuning, chance);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.histories();
    }

    @Provide
    Arbitrary<Tuning> tunings() {
        return Histories.tunings();
    }

    private static Set<Found> oracle(List<Step> history, Tuning tuning) {
        return history.stream().collect(Collectors.groupingBy(Step::subject)).values().stream()
                .flatMap(steps ->
                        Oracle.of(steps, tuning, new OracleAlone(steps, new OracleStrangers(history, tuning))).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isMadeWorseByStrangers(List<Step> history, Tuning tuning, Set<Found> found) {
        return !oracle(history, tuning.withLearning(Duration.ZERO)).equals(found);
    }

    private static boolean isMadeWorseByPlaces(List<Step> history, Tuning tuning, Set<Found> found) {
        Tuning anywhere = new Tuning(
                tuning.window(),
                tuning.follow(),
                tuning.learning(),
                tuning.ownAccounts(),
                tuning.ownSubjects(),
                tuning.regions(),
                Set.of(),
                Set.of(),
                tuning.attackTools(),
                tuning.tellFrom());
        return !oracle(history, anywhere).equals(found);
    }

    private static KnownCallers learnt(List<Step> history) {
        InMemoryKnownCallers callers = new InMemoryKnownCallers();
        callers.learn(sightings(history));
        return callers;
    }

    private static List<Sighting> sightings(List<Step> steps) {
        return steps.stream().flatMap(step -> Sighting.in(step).stream()).toList();
    }

    private static Optional<String> country(Network address) {
        return Optional.ofNullable(Histories.COUNTRIES.get(address.toString().replace("/32", "")));
    }

    private static Set<Found> core(InMemoryChainStore store, KnownCallers callers, Tuning tuning) {
        Analytic analytic = new Analytic(tuning, Allowlist.NOBODY, callers, OraclePropertyTest::country);
        List<Found> found = store.subjects().stream()
                .map(store::read)
                .flatMap(chain -> analytic.judge(chain).stream())
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .map(Found::of)
                .toList();
        assertThat(found).extracting(Found::uid).doesNotHaveDuplicates();
        return Set.copyOf(found);
    }
}
