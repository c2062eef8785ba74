package dev.latchkey.detection.oracle;

import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Sections 2 and 5 of the page: the rows in the page's own order, without the context. */
final class OracleTable {

    record Row(Case row, Severity severity) {}

    private final Subject subject;
    private final Tuning tuning;

    OracleTable(Subject subject, Tuning tuning) {
        this.subject = subject;
        this.tuning = tuning;
    }

    Optional<Row> row(boolean created, List<Step> held, List<Step> all, Oracle.Elsewhere elsewhere) {
        if (subject instanceof Subject.Root) {
            // "root: access key or password made | High"
            return Optional.of(new Row(Case.ROOT_CREDENTIAL, Severity.HIGH));
        }
        if (!created) {
            return subject instanceof Subject.User ? withoutCreation(held) : Optional.of(opened(held, all, elsewhere));
        }
        return subject instanceof Subject.User ? newUser(held) : Optional.of(newRole(held));
    }

    private static Optional<Row> newUser(List<Step> held) {
        Optional<Level> level = levelOf(held);
        boolean credential = held.stream().anyMatch(step -> step.fact() instanceof Fact.CredentialMade);
        // "user: creation + grant ADMIN or ESCALATION + credential | High"
        if (isAdminOrEscalation(level) && credential) {
            return Optional.of(new Row(Case.NEW_USER_POWERFUL_KEYED, Severity.HIGH));
        }
        // "user: creation + grant LIMITED or UNKNOWN + credential | Medium"
        if (level.isPresent() && credential) {
            return Optional.of(new Row(Case.NEW_USER_GRANTED_KEYED, Severity.MEDIUM));
        }
        // "user: creation + grant ADMIN or ESCALATION, no credential yet | Medium"
        if (isAdminOrEscalation(level)) {
            return Optional.of(new Row(Case.NEW_USER_POWERFUL, Severity.MEDIUM));
        }
        // "user: creation + credential, no grant yet | Low"
        if (credential) {
            return Optional.of(new Row(Case.NEW_USER_KEYED, Severity.LOW));
        }
        // "user: creation + grant LIMITED only | Informational"; decided beside the page: UNKNOWN only is the same.
        if (level.isPresent()) {
            return Optional.of(new Row(Case.NEW_USER_GRANTED, Severity.INFORMATIONAL));
        }
        // "creation, grant or credential alone, otherwise | no finding, listed"
        return Optional.empty();
    }

    private Row newRole(List<Step> held) {
        Optional<Level> level = levelOf(held);
        Door door = OracleDoor.of(held, subject.account(), tuning);
        // "role new, door PUBLIC | High"
        if (door == Door.PUBLIC) {
            return new Row(Case.NEW_ROLE_PUBLIC, Severity.HIGH);
        }
        // "role new, door OUTSIDE: ADMIN or ESCALATION / UNKNOWN / LIMITED or none | High / Medium / Low"
        if (door == Door.OUTSIDE && isAdminOrEscalation(level)) {
            return new Row(Case.NEW_ROLE_OUTSIDE_POWERFUL, Severity.HIGH);
        }
        if (door == Door.OUTSIDE && level.equals(Optional.of(Level.UNKNOWN))) {
            return new Row(Case.NEW_ROLE_OUTSIDE_UNKNOWN, Severity.MEDIUM);
        }
        if (door == Door.OUTSIDE) {
            return new Row(Case.NEW_ROLE_OUTSIDE, Severity.LOW);
        }
        // "role new, door INSIDE or WORKLOAD: ADMIN / otherwise | Low / Informational"
        return level.equals(Optional.of(Level.ADMIN))
                ? new Row(Case.NEW_ROLE_ADMIN, Severity.LOW)
                : new Row(Case.NEW_ROLE, Severity.INFORMATIONAL);
    }

    /**
     * "Role existing, door OUTSIDE or PUBLIC opened: level ADMIN or ESCALATION known / otherwise | High / Medium". Decided
     * beside the page (ADR 41): known of what it still held when the door was opened.
     */
    private static Row opened(List<Step> held, List<Step> all, Oracle.Elsewhere elsewhere) {
        Step last = held.get(0);
        Instant opened = Instant.MAX;
        for (Step step : held) {
            last = step.time().isAfter(last.time()) ? step : last;
            boolean earlier = step.stage() == Stage.CREDENTIAL && step.time().isBefore(opened);
            opened = earlier ? step.time() : opened;
        }
        List<Step> known = new ArrayList<>(held);
        for (Step step : all) {
            if (!step.time().isAfter(last.time()) && !elsewhere.endOf(step).isBefore(opened)) {
                known.add(step);
            }
        }
        return isAdminOrEscalation(levelOf(known))
                ? new Row(Case.ROLE_OPENED_POWERFUL, Severity.HIGH)
                : new Row(Case.ROLE_OPENED, Severity.MEDIUM);
    }

    private Optional<Row> withoutCreation(List<Step> held) {
        Optional<Level> level = levelOf(held);
        List<Step> own = held.stream().filter(this::isByOneself).toList();
        // "identity without creation: grant ADMIN or ESCALATION + credential, granted to oneself / by another | High /
        // Medium"
        if (isAdminOrEscalation(level)) {
            return isAdminOrEscalation(levelOf(own))
                    ? Optional.of(new Row(Case.SELF_GRANTED_KEYED, Severity.HIGH))
                    : Optional.of(new Row(Case.POWERFUL_KEYED, Severity.MEDIUM));
        }
        // "identity without creation: grant UNKNOWN + credential | Low"
        return level.equals(Optional.of(Level.UNKNOWN))
                ? Optional.of(new Row(Case.UNKNOWN_KEYED, Severity.LOW))
                : Optional.empty();
    }

    private boolean isByOneself(Step step) {
        String user = ":" + subject.account() + ":user/" + step.target();
        boolean federated = step.actor().type().equals("FederatedUser")
                && step.actor().issuerArn().orElse("").toLowerCase(Locale.ROOT).endsWith(user.toLowerCase(Locale.ROOT));
        String caller = step.actor().userName().orElse("").toLowerCase(Locale.ROOT);
        boolean sameAccount = step.actor().account().orElse("").equals(subject.account());
        boolean itself = step.actor().type().equals("IAMUser")
                && sameAccount
                && caller.equals(step.target().toLowerCase(Locale.ROOT));
        return subject instanceof Subject.User && (itself || federated);
    }

    private static boolean isAdminOrEscalation(Optional<Level> level) {
        return level.equals(Optional.of(Level.ADMIN)) || level.equals(Optional.of(Level.ESCALATION));
    }

    /** "Over the union of the documents granted"; empty for "no grant". The halves of a PassRole combine over the union. */
    static Optional<Level> levelOf(List<Step> held) {
        Set<Level> levels = new HashSet<>();
        Set<Half> halves = new HashSet<>();
        for (Step step : held) {
            if (step.fact() instanceof Fact.Granted granted) {
                levels.add(granted.privilege().level());
                halves.addAll(granted.privilege().halves());
            }
        }
        if (halves.contains(Half.PASSES_ROLE) && halves.contains(Half.RUNS_SOMETHING)) {
            levels.add(Level.ESCALATION);
        }
        // "ADMIN > ESCALATION > UNKNOWN > LIMITED > SELF_SERVICE (no grant) > NONE (no grant)"
        return List.of(Level.ADMIN, Level.ESCALATION, Level.UNKNOWN, Level.LIMITED).stream()
                .filter(levels::contains)
                .findFirst();
    }
}
