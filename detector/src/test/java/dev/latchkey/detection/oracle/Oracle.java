package dev.latchkey.detection.oracle;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of semantics read aloud, slowly: sections 1, 4 and 6 here, 2, 3 and 5 in {@link OracleTable}. */
final class Oracle {

    /** One finding; the case is used as the name of a row only. */
    record Found(String uid, Case row, Severity severity, Set<String> held, Set<String> slow) {

        static Found of(Finding finding) {
            return new Found(
                    finding.uid(),
                    finding.assessment().inTable(),
                    finding.severity(),
                    Oracle.ids(finding.stretch().steps(), Instant.MIN),
                    Oracle.ids(finding.stretch().slow(), Instant.MIN));
        }
    }

    /** What the steps of one identity do not tell by themselves. */
    interface Elsewhere {

        /** Where names change hands: the creation of whoever bore the name then. */
        Optional<Step> creationOf(Step step);

        /** Whether both were done to one and the same, and not to two who bore one name after the other. */
        boolean isOfOne(Step one, Step other);

        /** The creation of whoever made the call, if that is another identity. */
        Optional<Step> birthOfCaller(Step step);

        /** Whether its caller was not seen provisioning before. */
        default boolean isByStranger(Step step) {
            return false;
        }

        /** Whether its caller had long been seen provisioning, and not by what made this call. */
        default boolean isByUnusualTool(Step step) {
            return false;
        }

        /** When what the step gave was taken away again or replaced. */
        Instant endOf(Step step);
    }

    private final Subject subject;
    private final Tuning tuning;
    private final Elsewhere elsewhere;
    private final List<Step> steps;
    private final OracleTable table;
    private final OracleContext context;

    private Oracle(Subject subject, List<Step> steps, Tuning tuning, Elsewhere elsewhere) {
        this.subject = subject;
        this.elsewhere = elsewhere;
        this.tuning = tuning;
        this.steps = distinct(steps);
        this.table = new OracleTable(subject, tuning);
        this.context = new OracleContext(tuning);
    }

    /** @param steps of one subject */
    static Set<Found> of(List<Step> steps, Tuning tuning) {
        return of(steps, tuning, new OracleAlone(steps, new OracleStrangers(steps, tuning)));
    }

    static Set<Found> of(List<Step> steps, Tuning tuning, Elsewhere elsewhere) {
        return steps.isEmpty() ? Set.of() : new Oracle(steps.get(0).subject(), steps, tuning, elsewhere).findings();
    }

    /** "Keyed by (identity, eventID, stage)"; "a later record of the same eventID changes facts, never adds a step". */
    private static List<Step> distinct(List<Step> steps) {
        List<Step> distinct = new ArrayList<>();
        for (Step step : steps) {
            boolean seen = false;
            for (int i = 0; i < distinct.size(); i++) {
                Step other = distinct.get(i);
                if (other.eventId().equals(step.eventId()) && other.stage() == step.stage()) {
                    seen = true;
                    distinct.set(i, step.fact().strength() > other.fact().strength() ? step : other);
                }
            }
            if (!seen) {
                distinct.add(step);
            }
        }
        return distinct;
    }

    private Set<Found> findings() {
        Set<Found> findings = new HashSet<>();
        Set<Step> heldByCreations = new HashSet<>();
        for (Step creation : steps) {
            if (creation.stage() == Stage.CREATION) {
                List<Step> held = heldBy(creation);
                heldByCreations.addAll(held);
                found(Optional.of(creation), held).ifPresent(findings::add);
            }
        }
        // "Steps that no creation's finding holds are judged as an identity without a creation".
        List<Step> left =
                new ArrayList<>(steps.stream().filter(OraclePairs::isStageStep).toList());
        left.removeAll(heldByCreations);
        for (Set<Step> together : new OraclePairs(subject, tuning).of(left)) {
            found(Optional.empty(), List.copyOf(together)).ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * "With a creation at t: the closed interval [t, t + window]. If it holds any grant or credential, it stays open: up to
     * t + follow."
     */
    private List<Step> heldBy(Step creation) {
        List<Step> inWindow = new ArrayList<>();
        List<Step> followed = new ArrayList<>();
        for (Step step : steps) {
            if (OraclePairs.isStageStep(step) && elsewhere.creationOf(step).equals(Optional.of(creation))) {
                Duration age = Duration.between(creation.time(), step.time());
                if (age.compareTo(tuning.window()) <= 0) {
                    inWindow.add(step);
                }
                if (age.compareTo(tuning.follow()) <= 0) {
                    followed.add(step);
                }
            }
        }
        boolean staysOpen =
                inWindow.stream().anyMatch(step -> step.stage() == Stage.GRANT || step.stage() == Stage.CREDENTIAL);
        return staysOpen ? followed : inWindow;
    }

    private Optional<Found> found(Optional<Step> creation, List<Step> held) {
        Optional<OracleTable.Row> row = table.row(creation.isPresent(), held, steps, elsewhere);
        Instant windowEnd = creation.map(it -> it.time().plus(tuning.window())).orElse(Instant.MAX);
        return row.map(it -> new Found(
                OracleUid.of(creation, held),
                it.row(),
                context.raised(it.severity(), held, steps, elsewhere),
                ids(held, Instant.MIN),
                ids(held, windowEnd)));
    }

    private static Set<String> ids(Collection<Step> held, Instant after) {
        return held.stream()
                .filter(step -> step.time().isAfter(after))
                .map(step -> step.eventId() + "/" + step.stage())
                .collect(Collectors.toSet());
    }
}
