package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist.Entries;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The core and the page say the same of every allowlist. Samples are small, and shrinking would mix up the two lists. */
class ApprovalPropertyTest {

    private static final Tuning TUNING = Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL);

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void the_core_approves_what_the_page_approves(
            @ForAll("histories") List<Step> history, @ForAll("entries") List<Map<String, Object>> entries) {
        compare(history, entries);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void also_where_two_give_a_half_each_and_keys_are_of_ones_own(
            @ForAll("closeHistories") List<Step> history, @ForAll("closeEntries") List<Map<String, Object>> entries) {
        compare(history, entries);
    }

    private static void compare(List<Step> history, List<Map<String, Object>> entries) {
        for (Verdict verdict : judged(history, entries)) {
            if (!(verdict instanceof Verdict.Unrelated)) {
                compare(verdict, entries);
            }
        }
        for (String often : List.of("approved", "out of bounds", "neither")) {
            Statistics.label(often).coverage(it -> it.check(true).percentage(share -> share > 5));
        }
    }

    private static void compare(Verdict verdict, List<Map<String, Object>> entries) {
        boolean approved = verdict instanceof Verdict.Approved;
        Assessment assessment = verdict instanceof Verdict.Approved given
                ? given.assessment()
                : verdict.finding().orElseThrow();
        Stretch stretch = assessment.stretch();
        OracleAllowlist oracle = new OracleAllowlist(
                stretch.creation(), stretch.steps(), stretch.before().level(), entries);
        boolean outOfBounds = assessment.traits().stream().anyMatch(trait -> trait.kind() == Trait.Kind.OUT_OF_BOUNDS);
        assertThat(approved).as("approved").isEqualTo(oracle.approves());
        assertThat(isExplained(stretch, entries)).as("explained as approved").isEqualTo(approved);
        assertThat(outOfBounds).as("out of bounds").isEqualTo(!approved && oracle.outOfBounds());
        Statistics.label("approved").collect(approved);
        Statistics.label("out of bounds").collect(outOfBounds);
        Statistics.label("neither").collect(!approved && !outOfBounds);
    }

    /** What a reader is told: each step has an entry that misses nothing, and together they are no more. */
    private static boolean isExplained(Stretch stretch, List<Map<String, Object>> entries) {
        Approval approval = new Approval(stretch, Entries.of(entries).entries());
        return !stretch.truncated()
                && approval.isWithinBoundsTogether()
                && stretch.steps().stream()
                        .allMatch(step -> approval.covers(step).stream().anyMatch(Cover::isGiven));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Approvals.histories();
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> entries() {
        return Approvals.entries().list().ofMaxSize(4).map(ApprovalPropertyTest::named);
    }

    @Provide
    Arbitrary<List<Step>> closeHistories() {
        return CloseApprovals.histories();
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> closeEntries() {
        return CloseApprovals.entries().list().ofMinSize(1).ofMaxSize(3).map(ApprovalPropertyTest::named);
    }

    private static List<Map<String, Object>> named(List<Map<String, Object>> entries) {
        List<Map<String, Object>> named = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            Map<String, Object> with = new HashMap<>(entry);
            with.put("pk", "entry-" + named.size());
            named.add(with);
        }
        return named;
    }

    private static List<Verdict> judged(List<Step> history, List<Map<String, Object>> entries) {
        Entries read = Entries.of(entries);
        assertThat(read.problems()).isEmpty();
        Chain chain = Chain.of(history.get(0).subject(), history);
        return new Analytic(TUNING, () -> read).judge(chain);
    }
}
