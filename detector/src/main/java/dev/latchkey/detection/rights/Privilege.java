package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.Set;

/**
 * What a grant allows, as far as a chain needs it: the document itself is dropped.
 *
 * @param halves what becomes an escalation only together, possibly from two documents
 * @param assumes the roles that are all it is {@code UNKNOWN} for: whoever knows what they may do knows the level
 * @param assumesToo the roles that are not all: what they may do may be known to be worse than what else is unknown
 * @param why in a few words for the alert
 * @param denies the document's Deny statements by their fingerprints: what takes their place may have lifted one
 * @param frees whose boundary the document lets its holder take away, as {@link Unbinding} has it
 */
public record Privilege(
        Level level,
        Set<Half> halves,
        Set<Subject> assumes,
        Set<Subject> assumesToo,
        String why,
        Set<String> denies,
        Set<String> frees) {

    /** From nothing to everything; {@code UNKNOWN} stands above {@code LIMITED}, for it may hide anything. */
    public enum Level {
        NONE(0),
        SELF_SERVICE(1),
        LIMITED(2),
        UNKNOWN(3),
        ESCALATION(4),
        ADMIN(5);

        private final int strength;

        Level(int strength) {
            this.strength = strength;
        }

        /** Part of stored keys: never give a number another meaning. */
        public int strength() {
            return strength;
        }

        /** Whether a document of this level grants anything at all. */
        public boolean isGrant() {
            return compareTo(LIMITED) >= 0;
        }

        /** Whether its holder is, or can make himself, an administrator. */
        public boolean isPowerful() {
            return compareTo(ESCALATION) >= 0;
        }
    }

    /** {@code iam:PassRole} escalates only with an action that runs something under the role passed. */
    public enum Half {
        PASSES_ROLE,
        RUNS_SOMETHING
    }

    public static final Privilege NOTHING = new Privilege(Level.NONE, Set.of(), "no grant");

    public Privilege {
        halves = Set.copyOf(halves);
        assumes = InOrder.of(assumes);
        assumesToo = InOrder.of(assumesToo);
        denies = Set.copyOf(denies);
        frees = Set.copyOf(frees);
    }

    public Privilege(Level level, Set<Half> halves, Set<Subject> assumes, String why) {
        this(level, halves, assumes, Set.of(), why, Set.of(), Set.of());
    }

    public Privilege(Level level, Set<Half> halves, String why) {
        this(level, halves, Set.of(), why);
    }

    public static Privilege of(Level level, String why) {
        return new Privilege(level, Set.of(), why);
    }

    /** What a document allows the identity, the group or the policy of an ARN, which it is a part of. */
    public static Privilege ofDocument(PolicyDocument document, String arn) {
        String[] parts = arn.split(":", 6);
        return Subject.ofArn(arn)
                .map(holder -> PolicyLevel.of(document, holder))
                .orElseGet(() -> parts.length < 6
                        ? PolicyLevel.of(document, "aws", "")
                        : PolicyLevel.of(document, parts[1], parts[4]));
    }

    public Privilege saying(String otherWhy) {
        return new Privilege(level, halves, assumes, assumesToo, otherWhy, denies, frees);
    }

    public Privilege denying(Set<String> fingerprints) {
        return new Privilege(level, halves, assumes, assumesToo, why, fingerprints, frees);
    }

    Privilege freeing(Set<String> bearers) {
        return new Privilege(level, halves, assumes, assumesToo, why, denies, bearers);
    }

    /** What is left of it within a boundary, which never counts as less than limited, and keeps halves apart. */
    public Privilege within(Level boundary) {
        Level cap = boundary.isGrant() ? boundary : Level.LIMITED;
        if (cap.isPowerful() && level.compareTo(cap) <= 0) {
            return this;
        }
        return level.compareTo(cap) > 0
                ? new Privilege(cap, Set.of(), why + ", within its boundary")
                : new Privilege(level, Set.of(), why).assuming(roles(), !assumes.isEmpty());
    }

    /** What the holder of all of these may do. */
    public static Privilege union(Collection<Privilege> privileges) {
        return Union.of(privileges);
    }

    /** @param onlyThese whether they are all that it is unknown for */
    Privilege assuming(Set<Subject> roles, boolean onlyThese) {
        Set<Subject> none = Set.of();
        return new Privilege(level, halves, onlyThese ? roles : none, onlyThese ? none : roles, why, denies, frees);
    }

    /** All that are known to be among what it lets its holder assume. */
    public Set<Subject> roles() {
        return assumes.isEmpty() ? assumesToo : assumes;
    }

    /** What it is without the roles, whose own rights are added elsewhere. */
    public Privilege withoutRoles() {
        return assumes.isEmpty()
                ? new Privilege(level, halves, why)
                : new Privilege(Level.LIMITED, halves, "limited actions");
    }

    /** A privilege in which both halves, if they are there, have already become one. */
    static Privilege whole(Level level, Set<Half> halves, String why) {
        boolean escalates = halves.size() == Half.values().length && !level.isPowerful();
        return escalates
                ? new Privilege(Level.ESCALATION, halves, "iam:PassRole with an action that runs something")
                : new Privilege(level, halves, why);
    }
}
