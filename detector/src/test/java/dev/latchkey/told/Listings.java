package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.lambda.LogLines;
import dev.latchkey.replay.SummaryCsv;
import dev.latchkey.replay.SummaryTable;
import dev.latchkey.report.PageCheck;
import dev.latchkey.report.Pages;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/** What holds of each form in which all identities stand below each other. */
final class Listings {

    private Listings() {}

    static void check(List<Verdict> verdicts) throws IOException {
        List<Verdict> listed =
                verdicts.stream().filter(IdentityRecord::isListed).toList();
        List<IdentityRecord> rows = rows(verdicts);
        whole(SummaryCsv.of(rows));
        assertThat(SummaryCsv.of(rows).lines()).hasSize(1 + rows.size()).noneMatch(line -> line.contains("Z ("));
        whole(new SummaryTable(Severity.MEDIUM, Terminal.NONE).of(rows));
        page(listed);
        verdicts.forEach(Listings::log);
    }

    static List<IdentityRecord> rows(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(IdentityRecord::isListed)
                .map(Listings::row)
                .toList();
    }

    private static IdentityRecord row(Verdict verdict) {
        Set<String> told =
                verdict.finding().stream().map(Finding::of).map(Finding::uid).collect(Collectors.toSet());
        return IdentityRecord.of(
                verdict,
                told,
                verdict.approvedBy().stream().map(AllowlistEntry::id).toList());
    }

    static void whole(String text) {
        assertThat(text)
                .doesNotContain("null", "()", " ,")
                .doesNotContainPattern("\\b1 (more )?(step|identit|line|record|entr)[a-z]*s\\b");
    }

    private static void page(List<Verdict> listed) throws IOException {
        Document page = PageCheck.holdsNothingButOurOwn(Pages.of(listed, Severity.INFORMATIONAL));
        String text = page.wholeText();
        whole(text);
        listed.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .forEach(it -> assertThat(text).contains(Headline.title(it), Headline.sentence(it), it.uid()));
    }

    private static void log(Verdict verdict) {
        String line = LogLines.of(verdict);
        assertThat(line).hasLineCount(1).hasSizeLessThan(4 * 1024);
        assertThat(Told.parsed(line).path("identity").asText())
                .isEqualTo(verdict.stretch().target());
        assertThat(Told.parsed(line).path("steps").asInt())
                .isEqualTo(verdict.stretch().steps().size());
    }
}
