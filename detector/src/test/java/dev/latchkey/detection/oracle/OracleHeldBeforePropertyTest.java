package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Cast.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.oracle.Oracle.Found;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import dev.latchkey.detection.verdict.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What was held before a history began, as a snapshot shows it: the core and the page say the same of it. */
class OracleHeldBeforePropertyTest {

    /** Somebody, and what he may hold. */
    private record Pair(Holder holder, Subject shared) {}

    private static final List<Pair> PAIRS = pairs();

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_core_finds_what_the_page_says(
            @ForAll("histories") List<ApiCall> history, @ForAll("snapshots") Map<Subject, List<Holder>> snapshot) {
        World world = new World(OracleRightsPropertyTest.TUNING);
        history.forEach(world.detector()::remember);
        world.learn(snapshot);
        OracleRights rights = rights(history, snapshot);
        if (OracleRightsPropertyTest.isPlain(rights)) {
            assertThat(world.findings())
                    .as(OracleRightsPropertyTest.told(history) + snapshot)
                    .isEqualTo(rights.findings());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void who_reads_no_more_than_telling_needs_tells_the_same_in_any_order(
            @ForAll("histories") List<ApiCall> history,
            @ForAll("snapshots") Map<Subject, List<Holder>> snapshot,
            @ForAll Random chance) {
        List<ApiCall> arriving = new ArrayList<>(history);
        Collections.shuffle(arriving, chance);
        World world = new World(OracleRightsPropertyTest.TUNING.withTellFrom(Severity.MEDIUM));
        arriving.forEach(world.detector()::remember);
        world.learn(snapshot);
        OracleRights rights = rights(history, snapshot);
        if (OracleRightsPropertyTest.isPlain(rights)) {
            assertThat(OracleRightsPropertyTest.told(world.findings()))
                    .as(OracleRightsPropertyTest.told(history) + snapshot)
                    .isEqualTo(OracleRightsPropertyTest.told(rights.findings()));
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, seed = "4711", shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void the_snapshots_make_findings_that_no_record_alone_makes(
            @ForAll("histories") List<ApiCall> history, @ForAll("snapshots") Map<Subject, List<Holder>> snapshot) {
        Set<Found> without = rights(history, Map.of()).findings();
        boolean more = !rights(history, snapshot).findings().equals(without);
        Statistics.label("more").collect(more);
        Statistics.label("more").coverage(coverage -> coverage.check(true).count(times -> times > 8));
    }

    @Tag("long")
    @Property(tries = 40_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(
            @ForAll("histories") List<ApiCall> history,
            @ForAll("snapshots") Map<Subject, List<Holder>> snapshot,
            @ForAll Random chance) {
        the_core_finds_what_the_page_says(history, snapshot);
        who_reads_no_more_than_telling_needs_tells_the_same_in_any_order(history, snapshot, chance);
    }

    @Provide
    Arbitrary<List<ApiCall>> histories() {
        return RightsHistories.histories();
    }

    @Provide
    Arbitrary<Map<Subject, List<Holder>>> snapshots() {
        return Arbitraries.subsetOf(PAIRS).ofMinSize(1).ofMaxSize(6).map(pairs -> {
            Map<Subject, List<Holder>> snapshot = new HashMap<>();
            pairs.forEach(pair -> snapshot.computeIfAbsent(pair.shared(), it -> new ArrayList<>())
                    .add(pair.holder()));
            return snapshot;
        });
    }

    private static List<Pair> pairs() {
        List<Holder> users = RightsIngredients.USERS.stream()
                .map(name -> new Holder(new Subject.User("aws", HOME, name), name))
                .toList();
        List<Holder> roles = RightsIngredients.ROLES.stream()
                .map(name -> new Holder(new Subject.Role("aws", HOME, name), name))
                .toList();
        List<Holder> groups = RightsIngredients.GROUPS.stream()
                .map(name -> new Holder(thing(Kind.GROUP, name), name))
                .toList();
        Stream<Pair> members =
                users.stream().flatMap(user -> groups.stream().map(group -> new Pair(user, group.subject())));
        Stream<Pair> attached = Stream.of(users, roles, groups)
                .flatMap(List::stream)
                .flatMap(holder -> RightsIngredients.POLICIES.stream()
                        .map(policy -> new Pair(holder, thing(Kind.POLICY, policy))));
        return Stream.concat(members, attached).toList();
    }

    private static Subject thing(Kind kind, String name) {
        return new Subject.Thing(kind, "aws", HOME, name);
    }

    private static OracleRights rights(List<ApiCall> history, Map<Subject, List<Holder>> snapshot) {
        List<Step> steps =
                history.stream().flatMap(call -> Step.of(call).stream()).toList();
        return new OracleRights(new OracleHeldBefore(steps, snapshot).steps(), OracleRightsPropertyTest.TUNING);
    }
}
