package dev.latchkey.detection.verdict;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The table of severities: the first case that holds for a stretch is its own; without one there is no finding. */
public enum Case {
    NEW_USER_POWERFUL_KEYED(
            Severity.HIGH, "powerful rights and a credential", s -> s.newUser() && s.powerful() && s.keyed()),
    NEW_USER_GRANTED_KEYED(Severity.MEDIUM, "rights and a credential", s -> s.newUser() && s.granted() && s.keyed()),
    NEW_USER_POWERFUL(Severity.MEDIUM, "powerful rights, no credential yet", s -> s.newUser() && s.powerful()),
    NEW_USER_KEYED(Severity.LOW, "a credential, no rights yet", s -> s.newUser() && s.keyed()),
    NEW_USER_GRANTED(Severity.INFORMATIONAL, "rights, no credential yet", s -> s.newUser() && s.granted()),
    NEW_ROLE_PUBLIC(Severity.HIGH, "anybody may assume it", Looked::newRolePublic),
    NEW_ROLE_OUTSIDE_POWERFUL(
            Severity.HIGH, "powerful rights, and outsiders may assume it", s -> s.newRoleOutside() && s.powerful()),
    NEW_ROLE_OUTSIDE_UNKNOWN(
            Severity.MEDIUM, "rights not known, and outsiders may assume it", s -> s.newRoleOutside() && s.unknown()),
    NEW_ROLE_OUTSIDE(Severity.LOW, "outsiders may assume it", Looked::newRoleOutside),
    NEW_ROLE_ADMIN(
            Severity.LOW, "administrator rights, not open to outsiders", s -> s.newRole() && s.level() == Level.ADMIN),
    NEW_ROLE(Severity.INFORMATIONAL, "not open to outsiders", Looked::newRole),
    ROOT_CREDENTIAL(Severity.HIGH, "a credential was made", Looked::root),
    ROLE_OPENED_POWERFUL(
            Severity.HIGH, "opened to outsiders, and known to have powerful rights", s -> s.opened() && s.powerful()),
    ROLE_OPENED(Severity.MEDIUM, "opened to outsiders", Looked::opened),
    SELF_GRANTED_KEYED(
            Severity.HIGH,
            "powerful rights given to itself, and a credential",
            s -> s.powerfulKeyed() && s.stretch().grantedToOneself()),
    POWERFUL_KEYED(Severity.MEDIUM, "powerful rights and a credential", Looked::powerfulKeyed),
    UNKNOWN_KEYED(Severity.LOW, "rights not known and a credential", s -> !s.born() && s.unknown() && s.keyed());

    private static final List<Case> IN_ORDER = List.of(values());

    private final Severity severity;
    private final String sentence;
    private final Predicate<Looked> holds;

    Case(Severity severity, String sentence, Predicate<Looked> holds) {
        this.severity = severity;
        this.sentence = sentence;
        this.holds = holds;
    }

    static Optional<Case> of(Stretch stretch) {
        Looked looked = new Looked(stretch, stretch.privilege().level(), stretch.hasCredential());
        for (Case it : IN_ORDER) {
            if (it.holds.test(looked)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    public Severity severity() {
        return severity;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether the like is said of new identities too, so that the words must tell this one from them. */
    public boolean isAlsoOfNew() {
        return this == POWERFUL_KEYED || this == UNKNOWN_KEYED;
    }

    /** A stretch, and what most cases ask of it. */
    private record Looked(Stretch stretch, Level level, boolean keyed) {

        boolean user() {
            return stretch.subject() instanceof Subject.User;
        }

        boolean role() {
            return stretch.subject() instanceof Subject.Role;
        }

        boolean root() {
            return stretch.subject() instanceof Subject.Root;
        }

        boolean born() {
            return stretch.creation().isPresent();
        }

        boolean newUser() {
            return user() && born();
        }

        boolean newRole() {
            return role() && born();
        }

        boolean newRoleOutside() {
            return newRole() && stretch.door() == Door.OUTSIDE;
        }

        boolean newRolePublic() {
            return newRole() && stretch.door() == Door.PUBLIC;
        }

        boolean opened() {
            return role() && !born() && stretch.door().isCredential();
        }

        boolean powerful() {
            return level.isPowerful();
        }

        boolean granted() {
            return level.isGrant();
        }

        boolean unknown() {
            return level == Level.UNKNOWN;
        }

        boolean powerfulKeyed() {
            return !born() && powerful() && keyed;
        }
    }
}
