package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;
import java.util.Optional;

/** One finding in three states of growth, and one of somebody else. */
public final class Findings {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step ADMIN = granted(NEW_USER, "e-2", NOON.plusSeconds(60), Level.ADMIN);
    private static final Step KEY = keyed(NEW_USER, "e-3", NOON.plusSeconds(120));

    public static final Finding LOW = of(CREATION, KEY);
    public static final Finding MEDIUM = of(CREATION, ADMIN);
    public static final Finding HIGH = of(CREATION, ADMIN, KEY);
    public static final Finding ANOTHER = of(created(NEW_USER, "e-other", NOON), KEY);

    private Findings() {}

    /** What is told of a finding whose place {@link #HIGH} has taken. */
    public static Finding closed(String uid) {
        return HIGH.closing(uid);
    }

    /** The same, stopped by somebody and set going again by somebody else. */
    static Finding undone(Finding finding) {
        Assessment before = finding.assessment();
        List<Trait> traits = List.of(new Trait(Trait.Kind.UNDONE, "denied everything, then keyed"));
        Assessment undone = new Assessment(before.stretch(), before.inTable(), traits, before.problems());
        return new Finding(finding.uid(), undone, Optional.empty());
    }

    /** The only finding that these steps make. */
    public static Finding of(Step... steps) {
        List<Finding> findings = new Analytic(Tuning.DEFAULT, Allowlist.NOBODY)
                .judge(Chain.of(steps[0].subject(), List.of(steps))).stream()
                        .flatMap(verdict -> verdict.finding().stream())
                        .map(Finding::of)
                        .toList();
        if (findings.size() != 1) {
            throw new AssertionError("one finding was expected of these steps, but there are " + findings);
        }
        return findings.get(0);
    }
}
