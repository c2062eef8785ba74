package dev.latchkey.detection.allowlist;

import dev.latchkey.detection.step.Step;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** What can keep an allowlist entry from covering a step: each is a question of its own, and all must be met. */
public enum Bound {
    PRINCIPAL("principal", (entry, step) -> entry.principal().isOf(step.actor())),
    PEOPLE("people", (entry, step) -> entry.principal().isOfPerson(step.actor())),
    EXPIRES("expires", AllowlistEntry::isLive),
    ACCOUNTS("accounts", (entry, step) -> entry.bounds().reachAccount(step)),
    NETWORKS("networks", (entry, step) -> entry.bounds().reachNetwork(step.origin())),
    VIA_SERVICES("viaServices", (entry, step) -> entry.bounds().reachService(step.origin())),
    TARGETS("targets", (entry, step) -> entry.bounds().reachTarget(step)),
    CALLS("operations", (entry, step) -> entry.bounds().allowsCall(step)),
    MAX_PRIVILEGE("maxPrivilege", (entry, step) -> entry.bounds().allowsPrivilege(step)),

    /** A door for outsiders is as good as a credential: only who names the calls can have meant it. */
    OUTSIDERS("operations", (entry, step) -> entry.bounds().namesCalls()),

    /** Said only of what an identity made for itself, and only if the others do not cover it. */
    SELF_SERVICE("selfService", (entry, step) -> false);

    /** Whose entry it is. */
    public static final Set<Bound> WHO = Collections.unmodifiableSet(EnumSet.of(PRINCIPAL, PEOPLE, EXPIRES));

    /** When and where it holds, whoever did it and whatever it was. */
    public static final Set<Bound> REACH =
            Collections.unmodifiableSet(EnumSet.of(EXPIRES, ACCOUNTS, NETWORKS, VIA_SERVICES, TARGETS));

    /** All that a step by itself can be asked; the rest hangs on the stretch around it. */
    public static final Set<Bound> OF_STEP = Collections.unmodifiableSet(
            EnumSet.of(PRINCIPAL, PEOPLE, EXPIRES, ACCOUNTS, NETWORKS, VIA_SERVICES, TARGETS, CALLS, MAX_PRIVILEGE));

    public static final Set<Bound> OF_DOOR_FOR_OUTSIDERS =
            Collections.unmodifiableSet(EnumSet.of(OUTSIDERS, OF_STEP.toArray(Bound[]::new)));

    private final String attribute;
    private final BiPredicate<AllowlistEntry, Step> met;

    Bound(String attribute, BiPredicate<AllowlistEntry, Step> met) {
        this.attribute = attribute;
        this.met = met;
    }

    /** The attribute of an entry that sets it; {@code operations} may be {@code stages} instead. */
    public String attribute() {
        return attribute;
    }

    boolean isMet(AllowlistEntry entry, Step step) {
        return met.test(entry, step);
    }
}
