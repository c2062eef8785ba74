package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.oracle.Oracle.Found;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

/** Whatever way rights take to their identity, the core and the page say the same, however the records arrive. */
class OracleRightsPropertyTest {

    static final Tuning TUNING = new Tuning(
            RightsHistories.WINDOW,
            RightsHistories.FOLLOW,
            Set.of(),
            Set.of(),
            Set.of(),
            Tuning.DEFAULT.attackTools(),
            Severity.INFORMATIONAL);

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_core_finds_what_the_page_says(@ForAll("histories") List<ApiCall> history) {
        World world = new World(TUNING);
        history.forEach(world.detector()::remember);
        assertThat(world.findings()).as(told(history)).isEqualTo(oracle(history));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shuffling_and_doubling_change_nothing(@ForAll("histories") List<ApiCall> history, @ForAll Random chance) {
        List<ApiCall> arriving = new ArrayList<>(history);
        arriving.addAll(history);
        Collections.shuffle(arriving, chance);
        World world = new World(TUNING);
        arriving.forEach(world.detector()::remember);
        assertThat(world.findings()).as(told(history)).isEqualTo(oracle(history));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void two_who_take_a_name_in_the_second_of_its_deletion_are_told_apart_as_the_page_says(
            @ForAll("successions") List<ApiCall> history) {
        the_core_finds_what_the_page_says(history);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void who_reads_no_more_than_telling_needs_tells_the_same(@ForAll("histories") List<ApiCall> history) {
        World world = new World(TUNING.withTellFrom(Severity.MEDIUM));
        history.forEach(world.detector()::remember);
        assertThat(told(world.findings())).as(told(history)).isEqualTo(told(oracle(history)));
    }

    static Set<Found> told(Set<Found> findings) {
        return findings.stream()
                .filter(found -> found.severity().isAtLeast(Severity.MEDIUM))
                .collect(Collectors.toSet());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whose_findings_a_call_changes_is_judged_again_with_it(@ForAll("histories") List<ApiCall> history) {
        World world = new World(TUNING);
        for (ApiCall call : history) {
            Set<String> before = rows(world.findings());
            List<Subject> judged = Dependents.of(world.detector().remember(call), world.store());
            Set<Found> found = judged.stream()
                    .flatMap(subject -> world.findings(subject).stream())
                    .collect(Collectors.toSet());
            Set<String> changed = rows(world.findings());
            changed.removeAll(before);
            assertThat(rows(found)).as(call.eventId() + told(history)).containsAll(changed);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, seed = "4711", shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void the_histories_reach_the_cases_and_ways_that_matter(@ForAll("histories") List<ApiCall> history) {
        oracle(history).forEach(found -> Statistics.label("case").collect(found.row()));
        Statistics.label("there and back in one second").collect(isThereAndBack(history));
        Statistics.label("there and back in one second")
                .coverage(coverage -> coverage.check(true).count(times -> times > 20));
        Statistics.label("case").coverage(coverage -> {
            for (Case row : Case.values()) {
                boolean reachable = row != Case.ROOT_CREDENTIAL && row != Case.NEW_ROLE_PUBLIC;
                coverage.check(row).count(times -> times > 0 == reachable);
            }
        });
    }

    @Tag("long")
    @Property(tries = 40_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(@ForAll("histories") List<ApiCall> history) {
        the_core_finds_what_the_page_says(history);
    }

    @Tag("long")
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_of_successions_too(@ForAll("successions") List<ApiCall> history) {
        the_core_finds_what_the_page_says(history);
    }

    @Tag("long")
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_in_any_order(@ForAll("histories") List<ApiCall> history, @ForAll Random chance) {
        shuffling_and_doubling_change_nothing(history, chance);
        who_reads_no_more_than_telling_needs_tells_the_same(history);
    }

    @Provide
    Arbitrary<List<ApiCall>> histories() {
        return RightsHistories.histories().filter(history -> isPlain(rights(history)));
    }

    @Provide
    Arbitrary<List<ApiCall>> successions() {
        return RightsHistories.successions().filter(history -> isPlain(rights(history)));
    }

    private static boolean isThereAndBack(List<ApiCall> history) {
        return history.stream()
                .anyMatch(there -> history.stream()
                        .anyMatch(back -> there.time().equals(back.time())
                                && there.request("newUserName").isPresent()
                                && there.request("newUserName").equals(back.request("userName"))
                                && there.request("userName").equals(back.request("newUserName"))));
    }

    static boolean isPlain(OracleRights rights) {
        return !rights.isAmbiguous() && !rights.isImpossible();
    }

    private static Set<Found> oracle(List<ApiCall> history) {
        return rights(history).findings();
    }

    private static OracleRights rights(List<ApiCall> history) {
        List<Step> steps =
                history.stream().flatMap(call -> Step.of(call).stream()).toList();
        return new OracleRights(steps, TUNING);
    }

    /** Without the severity: what a caller is and did elsewhere shows only when its identities are judged again. */
    private static Set<String> rows(Set<Found> findings) {
        return findings.stream()
                .map(found -> found.uid() + " " + found.row() + " " + new TreeSet<>(found.held()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    static String told(List<ApiCall> history) {
        return history.stream()
                .sorted(Comparator.comparing(ApiCall::time).thenComparing(ApiCall::eventId))
                .map(call -> call.time() + " " + call.eventId() + " " + call.eventName() + " "
                        + new TreeMap<>(call.values()).values() + " by "
                        + call.actor().shown().replaceFirst(".*[:/]", "")
                        + call.policy().map(it -> " " + it.statements()).orElse("")
                        + call.trust().map(it -> " trusts " + it.trusted()).orElse(""))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
