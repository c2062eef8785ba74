package dev.latchkey.detection.step;

/** By what means a grant reaches its identity. */
public enum Means {
    POLICY("granted"),
    GROUP("joined group"),
    TRUST("may assume"),
    TAG("tagged with"),
    /** No record shows when: a policy that it held, or a group that it was in, before the records. */
    HELD_BEFORE("already held"),
    /** A Deny may have hung on it. */
    UNTAGGED("no longer tagged with"),
    /** Whatever it was: more names were borne than one judgement reads. */
    OLDER_NAME("brought along from"),
    /** A boundary that is set may be wider than the one before. */
    BOUNDARY("boundary set to"),
    UNBOUND("boundary removed"),
    /** What is taken away may have been a Deny. */
    WITHDRAWAL("taken away");

    private final String shown;

    Means(String shown) {
        this.shown = shown;
    }

    String shown(String policy) {
        return policy.isEmpty() ? shown : shown + " " + policy;
    }

    /** The policy by itself; what is none must not look like one. */
    public String inShort(String policy) {
        return this == POLICY ? policy : shown(policy);
    }

    /** What came later through the policy, or group, is named after it. No group has a colon in its name. */
    public String ofLater(String policy) {
        String before = policy.contains(":") ? ", already held" : ", already in it";
        return policy + (this == HELD_BEFORE ? before : "");
    }

    /** Whether something is held from then on: the others only widen what is. */
    public boolean isHeld() {
        return this == POLICY || this == GROUP || this == TRUST || this == TAG || this == HELD_BEFORE;
    }

    /**
     * Whether somebody may know of more than the record does. Where policies go by a tag, or what more names brought
     * along, nobody can say, and what is taken away was a Deny or gave nothing; what was held before is no grant.
     */
    public boolean mayProveMore() {
        return this != TAG && this != UNTAGGED && this != OLDER_NAME && this != WITHDRAWAL && this != HELD_BEFORE;
    }

    public boolean isOfBoundary() {
        return this == BOUNDARY || this == UNBOUND;
    }
}
