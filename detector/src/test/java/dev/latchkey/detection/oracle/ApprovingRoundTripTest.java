package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.review.AllowlistReview;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.FileAllowlist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What an alert prints for the allowlist, filled in and put into a file, does approve what was found. */
class ApprovingRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ITEMS = 5;
    private static final String UNKNOWN = "What was granted is not known";

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void the_items_of_an_alert_approve_what_it_tells(
            @ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning) throws IOException {
        roundTrip(history, tuning);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void so_they_do_for_provisioners_of_every_kind(@ForAll("provisioned") List<Step> history) throws IOException {
        Statistics.label("items").collect(roundTrip(history, Tuning.DEFAULT));
        Statistics.label("items").coverage(it -> it.check(true).percentage(share -> share > 50));
    }

    /** @return whether an entry can be made at all: for a caller of whom nothing is known, or for many, it cannot */
    private static boolean roundTrip(List<Step> history, Tuning tuning) throws IOException {
        boolean suggested = false;
        for (List<Step> steps :
                history.stream().collect(Collectors.groupingBy(Step::subject)).values()) {
            Chain chain = Chain.of(steps.get(0).subject(), steps);
            for (Verdict verdict : judged(chain, tuning, Allowlist.NOBODY)) {
                Optional<Finding> finding = verdict.finding().map(Finding::of);
                if (finding.isPresent()) {
                    suggested |= roundTrip(finding.get(), chain, tuning);
                }
            }
        }
        return suggested;
    }

    private static boolean roundTrip(Finding finding, Chain chain, Tuning tuning) throws IOException {
        String text = AlertText.of(finding);
        List<ObjectNode> items = items(text);
        boolean known = finding.stretch().steps().stream()
                .noneMatch(step -> step.actor().name().startsWith("unknown:"));
        if (callers(finding) <= MOST_ITEMS) {
            assertThat(items.isEmpty()).as(text).isEqualTo(!known);
        }
        if (items.isEmpty()) {
            return false;
        }
        Allowlist.Entries read = file(items).read();
        assertThat(read.problems()).isEmpty();
        assertThat(read.entries())
                .allSatisfy(entry -> assertThat(AllowlistReview.of(entry, finding.lastSeen()))
                        .isEmpty());
        boolean unknown = text.contains(UNKNOWN);
        assertThat(isApproved(finding, chain, tuning, file(items))).as(text).isEqualTo(!unknown);
        items.forEach(item -> item.put("maxPrivilege", "ADMIN"));
        assertThat(isApproved(finding, chain, tuning, file(items))).as(text).isTrue();
        return true;
    }

    private static long callers(Finding finding) {
        return finding.stretch().steps().stream()
                .map(step -> step.actor().name())
                .distinct()
                .count();
    }

    private static boolean isApproved(Finding finding, Chain chain, Tuning tuning, Allowlist allowlist) {
        return judged(chain, tuning, allowlist).stream()
                .flatMap(verdict -> verdict instanceof Verdict.Approved approved
                        ? List.of(Finding.of(approved.assessment()).uid()).stream()
                        : List.<String>of().stream())
                .anyMatch(finding.uid()::equals);
    }

    private static List<Verdict> judged(Chain chain, Tuning tuning, Allowlist allowlist) {
        return new Analytic(tuning.withTellFrom(Severity.INFORMATIONAL), allowlist).judge(chain);
    }

    private static List<ObjectNode> items(String text) throws IOException {
        List<ObjectNode> items = new ArrayList<>();
        String section = text.substring(text.indexOf("IF IT WAS EXPECTED"));
        for (String line : section.lines().filter(it -> it.startsWith("  {")).toList()) {
            ObjectNode item = (ObjectNode) JSON.readTree(line);
            items.add(item.put("owner", "platform").put("reason", "pipelines"));
        }
        return items;
    }

    private static FileAllowlist file(List<ObjectNode> items) throws IOException {
        Path file = Files.createTempFile("allowlist", ".json");
        try {
            Files.writeString(file, items.stream().map(ObjectNode::toString).collect(Collectors.joining("\n")));
            return FileAllowlist.read(file);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.histories();
    }

    @Provide
    Arbitrary<Tuning> tunings() {
        return Histories.tunings();
    }

    @Provide
    Arbitrary<List<Step>> provisioned() {
        return Approvals.histories();
    }
}
