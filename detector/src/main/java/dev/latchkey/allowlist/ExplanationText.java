package dev.latchkey.allowlist;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.review.ApprovalAnswer;
import dev.latchkey.detection.review.ApprovalRemarks;
import dev.latchkey.detection.review.MissedBound;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.terminal.Columns;
import dev.latchkey.terminal.Terminal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Why a chain was approved or not, for a person who has just been woken: the answer first, then step by step. */
final class ExplanationText {

    private static final int ENTRY = 24;
    private static final int COVERS = 7;
    private static final int GAPS = 6;
    private static final int LONGEST = 400;

    /** Entries of others that are shown where no entry is for the caller, or of its namesakes: the rest are counted. */
    private static final int OTHERS_SHOWN = 3;

    private final Verdict verdict;
    private final Allowlist.Entries allowlist;
    private final Approval approval;
    private final Columns columns;

    private ExplanationText(Verdict verdict, Allowlist.Entries allowlist, Terminal terminal) {
        this.verdict = verdict;
        this.allowlist = allowlist;
        this.approval = new Approval(verdict.stretch(), allowlist.entries());
        this.columns = new Columns(List.of(0, ENTRY, COVERS, terminal.columns() - ENTRY - COVERS - GAPS));
    }

    static String of(Verdict verdict, Allowlist.Entries allowlist, Terminal terminal) {
        return PlainText.unlinked(new ExplanationText(verdict, allowlist, terminal).whole());
    }

    private String whole() {
        List<Step> steps = verdict.stretch().steps();
        Stream<String> tables = IntStream.range(0, verdict.assessed().isPresent() ? steps.size() : 0)
                .mapToObj(at -> "STEP " + (at + 1) + " of " + steps.size() + "  " + table(steps.get(at)));
        Stream<String> problems = allowlist.problems().stream()
                .map(problem -> "It approves nothing, for it cannot be read: " + PlainText.of(problem, LONGEST));
        Stream<String> remarks = Stream.concat(problems, ApprovalRemarks.of(verdict).stream());
        return Stream.of(
                        Stream.of(answer()),
                        tables,
                        section("WHAT REMAINS", remarks.toList()),
                        section("IF IT WAS EXPECTED", ApprovalRemarks.ready(verdict)))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n"));
    }

    private String answer() {
        String standing = verdict.assessed().map(this::standing).orElse("");
        return ApprovalAnswer.of(verdict, allowlist.entries()) + "\n" + standing + "Account "
                + PlainText.of(verdict.stretch().subject().account()) + "; allowlist of "
                + Counted.of(allowlist.entries().size(), "entry") + ", and "
                + allowlist.problems().size()
                + " that cannot be read.\n";
    }

    private String standing(Assessment assessment) {
        Finding finding = Finding.of(assessment);
        String would = verdict.finding().isPresent() ? "" : ", if nobody had approved it";
        return finding.severity().shown() + would + ": " + Headline.title(finding) + " (finding " + finding.uid()
                + ").\n";
    }

    private String table(Step step) {
        List<Cover> covers = approval.covers(step);
        List<Cover> shown = shown(covers);
        String head = StepLine.of(step) + "\n";
        int more = covers.size() - shown.size();
        String rest = more == 0 ? "" : "  and " + Counted.of(more, "entry") + " for other principals\n";
        return covers.isEmpty() ? head + "  No entry.\n" : head + rows(shown) + rest + nearest(covers);
    }

    private static List<Cover> shown(List<Cover> covers) {
        List<Cover> own =
                covers.stream().filter(cover -> !cover.isSomebodyElses()).toList();
        if (own.stream().anyMatch(Cover::isGiven)) {
            return own;
        }
        Stream<Cover> others = covers.stream().filter(Cover::isSomebodyElses);
        // A slip in principal is the one reason that nobody finds by reading the entry.
        Stream<Cover> shown = own.isEmpty() ? others : others.filter(Cover::isNamesakes);
        return Stream.concat(own.stream(), shown.limit(OTHERS_SHOWN)).toList();
    }

    private String rows(List<Cover> covers) {
        return Stream.concat(
                        Stream.of(List.of("", "ENTRY", "COVERS", "WHY NOT")),
                        covers.stream().map(ExplanationText::row))
                .map(cells -> columns.row(cells, UnaryOperator.identity()))
                .collect(Collectors.joining());
    }

    private static List<String> row(Cover cover) {
        String why = MissedBound.of(cover).stream().map(MissedBound::reason).collect(Collectors.joining("\n"));
        return List.of("", name(cover), cover.isGiven() ? "yes" : "no", why);
    }

    /** Whole, for the ends of the names that are proposed tell them apart. */
    private static String name(Cover cover) {
        return PlainText.of(cover.entry().id(), AllowlistChange.LONGEST_NAME);
    }

    /** What the nearest entry would need, unless there is one that covers. */
    private static String nearest(List<Cover> covers) {
        Cover nearest = covers.get(0);
        if (nearest.isGiven()) {
            return "";
        }
        String needs = MissedBound.of(nearest).stream()
                .filter(missed ->
                        !nearest.isSomebodyElses() || missed.attribute().equals("principal"))
                .map(ExplanationText::need)
                .collect(Collectors.joining());
        return "  To cover it, entry " + name(nearest) + " would need\n" + needs;
    }

    private static String need(MissedBound missed) {
        String danger = missed.danger().map(why -> "\n      WIDE: " + why).orElse("");
        return "    " + missed.attribute() + ": " + missed.need() + danger + "\n";
    }

    private static Stream<String> section(String heading, List<String> lines) {
        return lines.isEmpty()
                ? Stream.of()
                : Stream.of(heading + "\n"
                        + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
    }
}
