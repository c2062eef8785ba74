package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.InMemoryEvidence;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.lambda.LogLines;
import dev.latchkey.replay.SummaryCsv;
import dev.latchkey.replay.SummaryTable;
import dev.latchkey.report.PageCheck;
import dev.latchkey.report.Pages;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/** What holds of each form in which all identities stand below each other. */
final class Listings {

    private static final Duration ALL = Duration.ofDays(60);

    private Listings() {}

    static void check(List<Verdict> verdicts) throws IOException {
        List<Verdict> listed =
                verdicts.stream().filter(IdentityRecord::isListed).toList();
        List<IdentityRecord> rows = listed.stream().map(Listings::row).toList();
        whole(SummaryCsv.of(rows));
        assertThat(SummaryCsv.of(rows).lines()).hasSize(1 + rows.size()).noneMatch(line -> line.contains("Z ("));
        whole(new SummaryTable(Severity.MEDIUM, Terminal.NONE).of(rows));
        digest(rows);
        page(listed);
        verdicts.forEach(Listings::log);
    }

    private static IdentityRecord row(Verdict verdict) {
        Set<String> told =
                verdict.finding().stream().map(Finding::of).map(Finding::uid).collect(Collectors.toSet());
        return IdentityRecord.of(
                verdict,
                told,
                verdict.approvedBy().stream().map(AllowlistEntry::id).toList());
    }

    private static void whole(String text) {
        assertThat(text)
                .doesNotContain("null", "()", " ,")
                .doesNotContainPattern("\\b1 (more )?(step|identit|line|record|entr)[a-z]*s\\b");
    }

    private static void digest(List<IdentityRecord> rows) {
        InMemoryEvidence evidence = new InMemoryEvidence(InstantSource.fixed(Cast.NOON));
        rows.forEach(evidence::keep);
        Digest digest = Digest.of(
                evidence, new Allowlist.Entries(List.of(), List.of()), Cast.NOON.minus(ALL), Cast.NOON.plus(ALL));
        String text = DigestText.of(digest);
        whole(text);
        assertThat(text.lines().findFirst().orElseThrow())
                .contains(
                        digest.told().size() + " alerted, " + digest.approved().size() + " approved, "
                                + digest.unremarked().size() + " neither");
        assertThat(digest.told().size()
                        + digest.approved().size()
                        + digest.unremarked().size())
                .isEqualTo(digest.identities().size());
        digest.told().stream().limit(3).forEach(it -> assertThat(text).contains(it.identity()));
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
