package dev.latchkey.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.oracle.Entries;
import dev.latchkey.detection.step.Step;
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

/** Whoever takes away the narrower of two entries, as lint advises, must lose nothing. */
class EntryContainmentPropertyTest {

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void what_the_narrower_covers_the_wider_covers_too(
            @ForAll("histories") List<Step> history,
            @ForAll("entries") Map<String, Object> one,
            @ForAll("entries") Map<String, Object> other) {
        AllowlistEntry wider = named("wider", one);
        AllowlistEntry narrower = named("narrower", other);
        boolean holds = new EntryContainment(wider, narrower).holds();
        Statistics.label("holds").collect(holds).coverage(it -> it.check(true).percentage(share -> share > 1));
        if (holds) {
            assertThat(history)
                    .filteredOn(narrower::covers)
                    .as("%s covers %s", wider, narrower)
                    .allMatch(wider::covers);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Entries.histories();
    }

    @Provide
    Arbitrary<Map<String, Object>> entries() {
        return Entries.ofAny();
    }

    private static AllowlistEntry named(String name, Map<String, Object> entry) {
        Map<String, Object> named = new HashMap<>(entry);
        named.put("pk", name);
        return AllowlistEntry.of(named);
    }
}
