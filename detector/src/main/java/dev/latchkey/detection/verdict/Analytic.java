package dev.latchkey.detection.verdict;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** AN0900: judges a chain as it stands. The same steps, tuning and allowlist give the same verdicts. */
public final class Analytic {

    private final Tuning tuning;
    private final Allowlist allowlist;
    private final KnownCallers known;
    private final Countries countries;

    public Analytic(Tuning tuning, Allowlist allowlist) {
        this(tuning, allowlist, KnownCallers.NOT_LEARNT);
    }

    public Analytic(Tuning tuning, Allowlist allowlist, KnownCallers known) {
        this(tuning, allowlist, known, Countries.NOT_ASKED);
    }

    public Analytic(Tuning tuning, Allowlist allowlist, KnownCallers known, Countries countries) {
        this.tuning = tuning;
        this.allowlist = allowlist;
        this.known = known;
        this.countries = countries;
    }

    /** The same, but for who is approved. */
    public Analytic under(Allowlist other) {
        return new Analytic(tuning, other, known, countries);
    }

    public Tuning tuning() {
        return tuning;
    }

    /** Another event has come, to be judged by what it finds in the allowlist. */
    public void begin() {
        allowlist.begin();
        known.begin();
    }

    /** Whether people might be told of the chain, if its context raised it. */
    public boolean couldTell(Chain chain) {
        return Stretches.of(chain, tuning).stream()
                .flatMap(stretch -> Case.of(stretch).stream())
                .anyMatch(this::couldTell);
    }

    /** Whether people would be told something worse if what is not known of somebody's rights were as bad as can be. */
    public boolean hangsOnUnknown(Verdict verdict) {
        return verdict.finding()
                .filter(it -> it.atWorst() != it.severity() && it.atWorst().isAtLeast(tuning.tellFrom()))
                .isPresent();
    }

    public List<Verdict> judge(Chain chain) {
        return Stretches.of(chain, tuning).stream()
                .map(stretch -> Whereabouts.in(stretch, countries))
                .map(this::judge)
                .toList();
    }

    /** What a chain has besides all that was judged: no finding, and no more than listed. */
    public List<Verdict> listed(Chain chain, Predicate<Step> isJudged) {
        return Stretches.ofRest(chain, tuning, isJudged).stream()
                .map(stretch -> Whereabouts.in(stretch, countries))
                .<Verdict>map(Verdict.Unrelated::new)
                .toList();
    }

    /** A stretch as it was cut before, perhaps under another allowlist. */
    public Verdict judge(Stretch stretch) {
        return Case.of(stretch)
                .map(inTable -> new Assessment(stretch, inTable, Traits.of(stretch, tuning), problems(stretch)))
                .map(this::judge)
                .orElseGet(() -> new Verdict.Unrelated(stretch));
    }

    private List<String> problems(Stretch stretch) {
        Stream<String> unread = tuning.countries().isEmpty() ? Stream.of() : countries.trouble().stream();
        return Stream.concat(Lateness.of(stretch, tuning).stream(), unread).toList();
    }

    private Verdict judge(Assessment assessment) {
        return couldTell(assessment.inTable()) ? judgeWithAllowlist(assessment) : conclude(assessment);
    }

    private boolean couldTell(Case inTable) {
        return inTable.severity().raised().isAtLeast(tuning.tellFrom());
    }

    private Verdict judgeWithAllowlist(Assessment assessment) {
        Allowlist.Entries read = entries(assessment.severity());
        Approval approval = Approval.ofThoseWhoActed(assessment.stretch(), read.entries());
        if (approval.isGiven()) {
            return new Verdict.Approved(assessment, approval.by());
        }
        Assessment said = assessment.alsoSaying(
                read.problems().stream().map(Assessment.OF_ALLOWLIST::concat).toList());
        Assessment held = approval.outOfBounds().map(said::with).orElse(said);
        return conclude(new Strangers(tuning, known).addedTo(held));
    }

    /** Another try may find who is approved; what is severe does not wait for it, nor is there any use if it lasts. */
    private Allowlist.Entries entries(Severity without) {
        try {
            return allowlist.read();
        } catch (AllowlistUnread e) {
            if (e.isLasting() || without.isAtLeast(Severity.HIGH)) {
                return e.nobody();
            }
            throw e;
        }
    }

    private static Verdict conclude(Assessment assessment) {
        boolean settled = assessment.stretch().creation().isEmpty()
                || assessment.stretch().isComplete()
                || assessment.severity().isAtLeast(Severity.HIGH);
        return settled ? new Verdict.Suspicious(assessment) : new Verdict.Incomplete(assessment);
    }
}
