package dev.latchkey.detection.oracle;

import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.oracle.OracleGrowth.Ending;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever stands under other names settled, from the whole history at once: sections 1 to 4 of the page where a grant
 * reaches its identity by a policy, a group or a role. {@link OracleHoldings} says what is held at a time, and
 * {@link OracleGrowth} what came later.
 */
final class OracleRights implements Oracle.Elsewhere {

    private final List<Step> all;
    private final Tuning tuning;
    private final OracleProviders providers;
    private final OracleBearers bearers;
    private final OracleHoldings holdings;
    private final Map<Step, Optional<Step>> creationOf = new HashMap<>();
    private final Map<Step, Bearer> bearerOf = new HashMap<>();
    private final Map<String, Instant> endOf = new HashMap<>();

    OracleRights(List<Step> all, Tuning tuning) {
        this.all = all;
        this.tuning = tuning;
        this.providers = new OracleProviders(all, tuning);
        this.bearers = new OracleBearers(all);
        this.holdings = new OracleHoldings(all, bearers);
    }

    /** The findings of everybody in the history. */
    Set<Oracle.Found> findings() {
        return identities()
                .map(this::settled)
                .flatMap(steps -> Oracle.of(steps, tuning, this).stream())
                .collect(Collectors.toSet());
    }

    /** Whether one event reached two who bear one name now: a step is keyed by the name, so one of them loses it. */
    boolean isAmbiguous() {
        return identities()
                .map(this::settled)
                .anyMatch(steps ->
                        steps.stream().anyMatch(one -> steps.stream().anyMatch(other -> isOneStepOfTwo(one, other))));
    }

    /** Whether somebody took a name that another bore: IAM refuses it, so no successful record can say so. */
    boolean isImpossible() {
        return bearers.isImpossible();
    }

    private boolean isOneStepOfTwo(Step one, Step other) {
        return one.eventId().equals(other.eventId()) && one.stage() == other.stage() && !isOfOne(one, other);
    }

    private Stream<Subject> identities() {
        return all.stream()
                .filter(step -> step.subject().isIdentity())
                .map(step -> bearers.of(step).nameNow())
                .distinct();
    }

    @Override
    public Optional<Step> creationOf(Step step) {
        return Optional.ofNullable(creationOf.get(step)).flatMap(it -> it);
    }

    @Override
    public boolean isOfOne(Step one, Step other) {
        return bearer(one).isNoOtherThan(bearer(other));
    }

    private Bearer bearer(Step settled) {
        return Objects.requireNonNull(bearerOf.get(settled));
    }

    @Override
    public Optional<Step> birthOfCaller(Step step) {
        return step.caller()
                .map(caller -> bearers.at(caller, step.time()))
                .filter(caller -> caller != bearerOf.get(step))
                .flatMap(Bearer::creation);
    }

    /** All steps of whoever bears this name now. */
    private List<Step> settled(Subject identity) {
        List<Step> settled = new ArrayList<>();
        for (Step step : all) {
            Bearer bearer = bearers.of(step);
            if (bearer.nameNow().equals(identity) && !step.isNote(Note.RENAMED_TO)) {
                Optional<Step> creation = bearer.creation().map(it -> under(identity, it));
                for (Ending ending : settled(step, bearer)) {
                    Step it = under(identity, ending.step());
                    creationOf.put(it, creation);
                    bearerOf.put(it, bearer);
                    endOf.merge(it.id() + identity, ending.until(), (one, other) -> one.isAfter(other) ? one : other);
                    settled.add(it);
                }
            }
        }
        return settled;
    }

    private List<Ending> settled(Step step, Bearer bearer) {
        if (step.fact() instanceof DoorOpened opened) {
            return List.of(new Ending(with(step, providers.aged(opened, step)), Instant.MAX));
        }
        if (step.stage() != Stage.GRANT && step.stage() != Stage.CREATION) {
            return List.of(new Ending(step, Instant.MAX));
        }
        List<Ending> settled = new ArrayList<>(new OracleGrowth(bearers, holdings).after(step, bearer));
        if (step.stage() == Stage.CREATION) {
            settled.add(new Ending(step, Instant.MAX));
        } else {
            holdings.worth(step, bearer)
                    .map(privilege -> new Ending(with(step, new Granted("settled", privilege)), endOf(step, bearer)))
                    .ifPresent(settled::add);
        }
        return settled;
    }

    /** Taken away or replaced by one of its name, or by the next version of its policy; a boundary frees for ever. */
    private Instant endOf(Step grant, Bearer bearer) {
        if (!OracleGrants.isHeld(grant)) {
            return Instant.MAX;
        }
        Instant end = holdings.grants().endOf(grant, bearer);
        for (Subject from : ((Granted) grant.fact()).from().stream().toList()) {
            for (Step change : holdings.policies().changes(from)) {
                boolean sooner =
                        change.time().isAfter(grant.time()) && change.time().isBefore(end);
                end = sooner ? change.time() : end;
            }
        }
        return end;
    }

    @Override
    public Instant endOf(Step step) {
        return endOf.getOrDefault(step.id() + step.subject(), Instant.MAX);
    }

    private static Step under(Subject subject, Step it) {
        return copy(it, subject, it.target(), it.fact());
    }

    static Step with(Step it, Fact fact) {
        return copy(it, it.subject(), it.target(), fact);
    }

    /** The same call as it counts for somebody. */
    static Step copy(Step it, Subject subject, String target, Fact fact) {
        return new Step(
                subject, it.operation(), it.eventId(), it.time(), it.region(), target, it.actor(), it.origin(), fact);
    }
}
