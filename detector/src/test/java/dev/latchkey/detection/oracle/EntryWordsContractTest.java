package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.review.EntryWords;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whoever knows only the words of an entry, and the page, knows what it approves: the same as {@link Approval}. */
class EntryWordsContractTest {

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void what_the_words_say_is_approved_is_approved_and_nothing_else(
            @ForAll("histories") List<Step> history, @ForAll("entries") Map<String, Object> entry) {
        compare(history, entry);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void also_at_the_edges_of_self_service_and_of_halves(
            @ForAll("closeHistories") List<Step> history, @ForAll("closeEntries") Map<String, Object> entry) {
        compare(history, entry);
    }

    private static void compare(List<Step> history, Map<String, Object> attributes) {
        Map<String, Object> named = new HashMap<>(attributes);
        named.put("pk", "entry");
        AllowlistEntry entry = AllowlistEntry.of(named);
        Map<String, Object> heard = heard(EntryWords.of(named));
        Chain chain = Chain.of(history.get(0).subject(), history);
        for (Verdict verdict : new Analytic(Tuning.DEFAULT, Allowlist.NOBODY).judge(chain)) {
            Stretch stretch = verdict.stretch();
            boolean given = new Approval(stretch, List.of(entry)).isGiven();
            OracleAllowlist words = new OracleAllowlist(
                    stretch.creation(), stretch.steps(), stretch.before().level(), List.of(heard));
            assertThat(words.approves()).as("%s of %s", heard, named).isEqualTo(given);
            Statistics.label("approved").collect(given);
        }
        Statistics.label("approved").coverage(it -> it.check(true).percentage(share -> share > 1));
    }

    /** What a reader takes from the words, and nothing but the words. */
    private static Map<String, Object> heard(List<String> words) {
        Map<String, String> said = words.stream()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Map<String, Object> heard = new HashMap<>(
                Map.of("principal", unquoted(said.getOrDefault("who", "")).get(0)));
        after("only sessions of Identity Center's roles named ", said.getOrDefault("people", ""), heard, "people");
        after("only ", said.getOrDefault("calls", ""), heard, "operations");
        after("all of the stages ", said.getOrDefault("calls", ""), heard, "stages");
        after("named ", said.getOrDefault("identities", ""), heard, "targets");
        String rights = said.getOrDefault("rights", "");
        heard.put("maxPrivilege", rights.startsWith("any") ? "ADMIN" : rights.replaceAll("at most (\\w+),.*", "$1"));
        if (!said.getOrDefault("accounts", "").equals("any")) {
            heard.put("accounts", unquoted(said.getOrDefault("accounts", "")));
        }
        if (!said.getOrDefault("from", "").startsWith("any")) {
            String[] from = said.getOrDefault("from", "").split("; through ", 2);
            hearFrom(from[0], "no address", heard, "networks");
            hearFrom(from[1], "no AWS service", heard, "viaServices");
        }
        if (said.containsKey("own credential")) {
            heard.put("selfService", true);
        }
        if (!said.getOrDefault("until", "").equals("for ever")) {
            heard.put("expires", said.getOrDefault("until", "").split(",", 2)[0]);
        }
        return heard;
    }

    private static void hearFrom(String said, String none, Map<String, Object> heard, String name) {
        if (!said.equals(none)) {
            heard.put(name, unquoted(said));
        }
    }

    private static void after(String begin, String said, Map<String, Object> heard, String name) {
        if (said.startsWith(begin)) {
            heard.put(name, unquoted(said.substring(begin.length())));
        }
    }

    private static List<String> unquoted(String values) {
        List<String> list = new ArrayList<>();
        for (String value : values.split(", ", -1)) {
            list.add(value.replace("\"", ""));
        }
        return list;
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Approvals.histories();
    }

    @Provide
    Arbitrary<Map<String, Object>> entries() {
        return Approvals.entries();
    }

    @Provide
    Arbitrary<List<Step>> closeHistories() {
        return CloseApprovals.histories();
    }

    @Provide
    Arbitrary<Map<String, Object>> closeEntries() {
        return CloseApprovals.entries();
    }
}
