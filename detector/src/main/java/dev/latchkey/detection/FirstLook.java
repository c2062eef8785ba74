package dev.latchkey.detection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Bounded;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Leads;
import dev.latchkey.detection.chain.LooseEnds;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.effective.SharedRights;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a call is sure to have stored and then read, whatever the chains hold: each of the two is done at once. */
record FirstLook(List<Step> steps, List<Step> leads) {

    /** Without a use of a role behind as many as a judgement reads: a vendor comes every minute, for years. */
    static FirstLook of(ApiCall call, ChainStore stored) {
        List<Step> steps = Step.of(call).stream()
                .filter(step -> !step.isNote(Note.USED) || isToRead(step, stored))
                .toList();
        return new FirstLook(steps, Leads.ofLinked(steps));
    }

    List<Step> toStore() {
        return Stream.concat(steps.stream(), leads.stream()).toList();
    }

    List<Step> stepsAnd(List<Step> others) {
        return Stream.concat(steps.stream(), others.stream()).toList();
    }

    private static boolean isToRead(Step use, ChainStore stored) {
        return Bounded.wouldRead(use, stored.read(use.subject()).steps());
    }

    /** The chains of the identities themselves, and what a judgement reads of those who hold what was given. */
    List<Subject> toRead() {
        List<Step> own = steps.stream()
                .filter(step -> step.subject().isIdentity() && !step.isNote(Note.HELD_BY))
                .toList();
        List<Subject> behind = leads.isEmpty() ? List.of() : LooseEnds.partitions(own);
        return Stream.concat(own.stream().map(Step::subject), behind.stream())
                .distinct()
                .toList();
    }

    /** The verdicts, and what the call gave that none of them is about: listed, never told. */
    List<Verdict> listedWith(List<Verdict> verdicts, Analytic analytic) {
        List<Verdict> listed = new ArrayList<>(verdicts);
        listed.removeIf(this::mayHideWhoGave);
        JudgedSteps judged = JudgedSteps.of(listed);
        Map<Subject, List<Step>> own = steps.stream()
                .filter(step -> step.subject().isIdentity() && !isTakenAway(step))
                .collect(groupingBy(Step::subject, LinkedHashMap::new, toList()));
        own.forEach(
                (subject, given) -> listed.addAll(analytic.listed(Chain.of(subject, given), judged::containsAsCalled)));
        shared(listed)
                .forEach((subject, given) -> listed.addAll(analytic.listed(Chain.of(subject, given), step -> false)));
        return listed;
    }

    /** What a policy or group came to allow, if nobody is said to have got something by it. */
    private Map<Subject, List<Step>> shared(List<Verdict> listed) {
        Set<String> shown = listed.stream()
                .flatMap(verdict -> verdict.stretch().steps().stream())
                .map(Step::eventId)
                .collect(toSet());
        return steps.stream()
                .filter(step -> HeldBefore.isShared(step.subject()) && !shown.contains(step.eventId()))
                .flatMap(step -> SharedRights.asSaid(step).stream())
                .collect(groupingBy(Step::subject, LinkedHashMap::new, toList()));
    }

    /** Whether it held a Deny only a judgement knows; most did not, and take what was given. */
    private static boolean isTakenAway(Step step) {
        return step.fact() instanceof Fact.Granted granted && granted.means() == Means.WITHDRAWAL;
    }

    /** What makes no finding shows its first giver alone, whoever brought what came now. */
    private boolean mayHideWhoGave(Verdict verdict) {
        return !IdentityRecord.isListed(verdict)
                && steps.stream().anyMatch(JudgedSteps.of(List.of(verdict))::containsAsCalled);
    }
}
