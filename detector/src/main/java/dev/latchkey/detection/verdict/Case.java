package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.Door;
import dev.latchkey.detection.chain.Privilege.Level;
import dev.latchkey.detection.chain.Subject;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The table of severities: the first case that holds for a stretch is its own; without one there is no finding. */
public enum Case {
    NEW_USER_POWERFUL_KEYED(
            Severity.HIGH, "powerful rights and a credential", s -> newUser(s) && powerful(s) && s.hasCredential()),
    NEW_USER_GRANTED_KEYED(
            Severity.MEDIUM, "rights and a credential", s -> newUser(s) && granted(s) && s.hasCredential()),
    NEW_USER_POWERFUL(Severity.MEDIUM, "powerful rights, no credential yet", s -> newUser(s) && powerful(s)),
    NEW_USER_KEYED(Severity.LOW, "a credential, no rights yet", s -> newUser(s) && s.hasCredential()),
    NEW_USER_GRANTED(Severity.INFORMATIONAL, "rights, no credential yet", s -> newUser(s) && granted(s)),
    NEW_ROLE_PUBLIC(Severity.HIGH, "anybody may assume it", s -> newRole(s) && s.door() == Door.PUBLIC),
    NEW_ROLE_OUTSIDE_POWERFUL(
            Severity.HIGH,
            "powerful rights, and outsiders may assume it",
            s -> newRole(s) && outside(s) && powerful(s)),
    NEW_ROLE_OUTSIDE_UNKNOWN(
            Severity.MEDIUM,
            "rights not known, and outsiders may assume it",
            s -> newRole(s) && outside(s) && level(s) == Level.UNKNOWN),
    NEW_ROLE_OUTSIDE(Severity.LOW, "outsiders may assume it", s -> newRole(s) && outside(s)),
    NEW_ROLE_ADMIN(
            Severity.LOW, "administrator rights, for one's own to assume", s -> newRole(s) && level(s) == Level.ADMIN),
    NEW_ROLE(Severity.INFORMATIONAL, "for one's own to assume", Case::newRole),
    ROOT_CREDENTIAL(Severity.HIGH, "a credential was made", s -> s.subject() instanceof Subject.Root),
    ROLE_OPENED_POWERFUL(
            Severity.HIGH, "opened to outsiders, and known to have powerful rights", s -> opened(s) && powerful(s)),
    ROLE_OPENED(Severity.MEDIUM, "opened to outsiders", Case::opened),
    SELF_GRANTED_KEYED(
            Severity.HIGH,
            "powerful rights given to itself, and a credential",
            s -> unborn(s) && powerful(s) && s.hasCredential() && s.grantedToOneself()),
    POWERFUL_KEYED(
            Severity.MEDIUM,
            "powerful rights and a credential, creation not seen",
            s -> unborn(s) && powerful(s) && s.hasCredential()),
    UNKNOWN_KEYED(
            Severity.LOW,
            "rights not known and a credential, creation not seen",
            s -> unborn(s) && level(s) == Level.UNKNOWN && s.hasCredential());

    private final Severity severity;
    private final String sentence;
    private final Predicate<Stretch> holds;

    Case(Severity severity, String sentence, Predicate<Stretch> holds) {
        this.severity = severity;
        this.sentence = sentence;
        this.holds = holds;
    }

    public static Optional<Case> of(Stretch stretch) {
        return Arrays.stream(values()).filter(it -> it.holds.test(stretch)).findFirst();
    }

    public Severity severity() {
        return severity;
    }

    public String sentence() {
        return sentence;
    }

    private static boolean newUser(Stretch s) {
        return s.subject() instanceof Subject.User && s.creation().isPresent();
    }

    private static boolean newRole(Stretch s) {
        return s.subject() instanceof Subject.Role && s.creation().isPresent();
    }

    private static boolean opened(Stretch s) {
        return s.subject() instanceof Subject.Role && unborn(s) && s.door().isCredential();
    }

    private static boolean unborn(Stretch s) {
        return s.creation().isEmpty();
    }

    private static boolean outside(Stretch s) {
        return s.door() == Door.OUTSIDE;
    }

    private static Level level(Stretch s) {
        return s.privilege().level();
    }

    private static boolean powerful(Stretch s) {
        return level(s).isPowerful();
    }

    private static boolean granted(Stretch s) {
        return level(s).isGrant();
    }
}
