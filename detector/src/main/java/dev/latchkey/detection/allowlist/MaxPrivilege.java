package dev.latchkey.detection.allowlist;

import dev.latchkey.detection.rights.Privilege.Level;

/**
 * What the grants of an allowlist entry may be at most.
 *
 * <p>Not {@link Level} itself: less than LIMITED is no grant and needs no word, and UNKNOWN is no bound, for what is
 * not known may be anything.
 */
public enum MaxPrivilege {
    LIMITED(Level.LIMITED),
    ESCALATION(Level.ESCALATION),
    ADMIN(Level.ADMIN);

    private final Level level;

    MaxPrivilege(Level level) {
        this.level = level;
    }

    public boolean allows(Level granted) {
        return this == ADMIN || (granted != Level.UNKNOWN && granted.compareTo(level) <= 0);
    }
}
