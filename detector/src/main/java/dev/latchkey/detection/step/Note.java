package dev.latchkey.detection.step;

/** What else is worth telling of a chain, or worth remembering for another one. */
public enum Note {
    DONE(1, "%s"),
    /** Which one is its text: a deleted key never comes back. */
    KEY_DELETED(1, "access key %s deleted"),
    /** No record shows when: who brought it, and at what time, is not known. */
    HELD_BEFORE(1, "already held %s"),
    USED(2, "assumed by %s"),
    DENIED(4, "denied (%s)"),
    DELETED(7, "deleted"),
    /** Parameters too large for the record hide both the target and what it was given. */
    OMITTED(8, "parameters left out of the record for their size"),
    /** Has the key of the identity that holds this policy, sits in this group, or trusts this provider. */
    HELD_BY(8, "held by %s"),
    /** Was judged with what this caller did and was elsewhere. */
    LEADS_TO(9, "leads to %s"),
    RENAMED_TO(9, "renamed to %s"),
    RENAMED_FROM(9, "renamed from %s");

    private final int strength;
    private final String shown;

    Note(int strength, String shown) {
        this.strength = strength;
        this.shown = shown;
    }

    /** Part of stored keys: never give a number another meaning. */
    public int strength() {
        return strength;
    }

    String shown(String text) {
        return shown.contains("%s") ? shown.replace("%s", text) : shown;
    }
}
