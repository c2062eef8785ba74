package dev.latchkey.detection.review;

import dev.latchkey.detection.response.HiddenCaller;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Trait.Kind;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** What stays to be known or done once it is said which bound failed. */
public final class ApprovalRemarks {

    private ApprovalRemarks() {}

    public static List<String> of(Verdict verdict) {
        Stream<Assessment> assessed = verdict.assessed().stream();
        return Stream.of(
                        assessed.flatMap(ApprovalRemarks::outOfBounds),
                        unknown(verdict.stretch()),
                        HiddenCaller.checks(verdict.stretch()))
                .flatMap(lines -> lines)
                .toList();
    }

    /** The entries that would approve it, if it was expected. */
    public static List<String> ready(Verdict verdict) {
        return verdict.finding().map(it -> Approving.lines(it.stretch())).orElse(List.of());
    }

    private static Stream<String> outOfBounds(Assessment assessment) {
        return assessment.traits().stream()
                .filter(trait -> trait.kind() == Kind.OUT_OF_BOUNDS)
                .map(trait -> trait.kind().sentence() + " makes it worse: " + PlainText.of(trait.fact()));
    }

    private static Stream<String> unknown(Stretch stretch) {
        boolean unknown = stretch.steps().stream()
                .filter(step -> !Approval.isBornWith(stretch, step))
                .anyMatch(step -> step.fact() instanceof Fact.Granted granted
                        && granted.privilege().level() == Level.UNKNOWN);
        return unknown
                ? Stream.of("What was granted is not known from these records, and only maxPrivilege ADMIN covers that:"
                        + " --iam FILE may show more")
                : Stream.of();
    }
}
