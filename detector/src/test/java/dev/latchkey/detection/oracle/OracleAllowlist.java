package dev.latchkey.detection.oracle;

import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Section 7 of the page read aloud, slowly, of entries as they are written: attributes by name. */
final class OracleAllowlist {

    private final Optional<Step> creation;
    private final List<Step> steps;
    private final Level before;
    private final List<Map<String, Object>> entries;

    /**
     * @param steps in event time
     * @param before what a role held before the first of them
     */
    OracleAllowlist(Optional<Step> creation, List<Step> steps, Level before, List<Map<String, Object>> entries) {
        this.creation = creation;
        this.steps = steps;
        this.before = before;
        this.entries = entries;
    }

    /** "A chain is Approved only if every successful stage step is covered by a live entry." */
    boolean approves() {
        for (Step step : steps) {
            if (!isCovered(step)) {
                return false;
            }
        }
        return !halvesExceed();
    }

    /** "A principal that has an entry but no step-cover is the trait out of bounds." */
    boolean outOfBounds() {
        for (Step step : steps) {
            boolean hasEntry = entries.stream()
                    .anyMatch(entry -> OracleBounds.isLive(entry, step) && OraclePrincipal.isOf(entry, step));
            if (hasEntry && (!isCovered(step) || (!halves(step).isEmpty() && halvesExceed()))) {
                return true;
            }
        }
        return false;
    }

    /** Two documents may be an escalation only together: then one of those who gave a half must be allowed that. */
    private boolean halvesExceed() {
        Set<Half> halves = new HashSet<>();
        boolean powerfulAnyway = false;
        boolean allowed = false;
        for (Step step : steps) {
            halves.addAll(halves(step));
            if (level(step) == Level.ADMIN || level(step) == Level.ESCALATION) {
                powerfulAnyway = true;
            }
            for (Map<String, Object> entry : entries) {
                String max = OracleBounds.text(entry, "maxPrivilege").orElse("LIMITED");
                if (!halves(step).isEmpty() && covers(entry, step) && !max.equals("LIMITED")) {
                    allowed = true;
                }
            }
        }
        return halves.size() == 2 && !powerfulAnyway && !allowed;
    }

    private boolean isCovered(Step step) {
        for (Map<String, Object> entry : entries) {
            if (covers(entry, step) || coversSelfService(entry, step) || coversBirth(entry, step)) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(Map<String, Object> entry, Step step) {
        return OracleBounds.isLive(entry, step)
                && OraclePrincipal.isOf(entry, step)
                && OracleBounds.isWhere(entry, step)
                && OracleBounds.isWhat(entry, step)
                && opensNoMore(entry, step)
                && (entry.containsKey("operations") || entry.containsKey("stages") || !letsOutsidersIn(step));
    }

    /** Decided beside the page (ADR 50): `maxPrivilege` also bounds what a role held already that is opened. */
    private boolean opensNoMore(Map<String, Object> entry, Step step) {
        if (!(step.fact() instanceof Fact.DoorOpened)) {
            return true;
        }
        return switch (OracleBounds.text(entry, "maxPrivilege").orElse("LIMITED")) {
            case "ADMIN" -> true;
            case "ESCALATION" -> before != Level.ADMIN;
            default -> before != Level.ADMIN && before != Level.ESCALATION;
        };
    }

    /** Decided beside the page (ADR 56): the tags that a user is born with are approved with its creation. */
    private boolean coversBirth(Map<String, Object> entry, Step step) {
        return step.stage() == Stage.GRANT
                && creation.isPresent()
                && creation.get().eventId().equals(step.eventId())
                && covers(entry, creation.get());
    }

    /** Decided beside the page (ADR 17): a door that completes CREDENTIAL is no part of the default. */
    private boolean letsOutsidersIn(Step step) {
        Door door = OracleDoor.of(steps, step.subject().account(), Tuning.DEFAULT);
        return step.fact() instanceof Fact.DoorOpened && (door == Door.PUBLIC || door == Door.OUTSIDE);
    }

    /** "`selfService` (covers the new identity's own first credential)": new is what the entry let be made. */
    private boolean coversSelfService(Map<String, Object> entry, Step step) {
        if (!"true".equals(String.valueOf(entry.get("selfService"))) || creation.isEmpty()) {
            return false;
        }
        List<Step> own = new ArrayList<>();
        for (Step each : steps) {
            if (each.byOneself() && each.fact() instanceof Fact.CredentialMade) {
                own.add(each);
            }
        }
        return !own.isEmpty()
                && own.get(0).equals(step)
                && covers(entry, creation.get())
                && OracleBounds.isLive(entry, step)
                && OracleBounds.isWhere(entry, step);
    }

    private static Set<Half> halves(Step step) {
        return step.fact() instanceof Fact.Granted granted ? granted.privilege().halves() : Set.of();
    }

    private static Level level(Step step) {
        return step.stage() == Stage.GRANT && step.fact() instanceof Fact.Granted granted
                ? granted.privilege().level()
                : Level.NONE;
    }
}
