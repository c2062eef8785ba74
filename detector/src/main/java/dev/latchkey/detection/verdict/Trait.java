package dev.latchkey.detection.verdict;

import java.util.List;

/** A circumstance that makes a finding worse, with the fact behind it. */
public record Trait(Kind kind, String fact) {

    /** One strong or two weak traits raise the severity by one level, and by no more. */
    public enum Kind {
        ATTACK_TOOL(2, "a known attack tool"),
        UNEXPECTED_NETWORK(2, "an address outside the expected networks"),
        UNEXPECTED_COUNTRY(2, "an address outside the expected countries"),
        ROOT_CALLER(2, "the caller is root"),
        OUT_OF_BOUNDS(2, "an approved provisioner out of bounds"),
        YOUNG_CALLER(2, "the caller is itself new"),
        STRANGER(2, "a caller not seen provisioning before"),
        OMITTED(2, "a call of this caller hides what it did"),
        DELETED_SOON(2, "deleted within minutes of its credential"),
        DENIED_BEFORE(1, "this caller had been denied before"),
        NO_MFA(1, "no second factor"),
        UNUSUAL_METHOD(1, "a method this caller had not used before"),
        UNEXPECTED_REGION(1, "an unexpected region"),
        TRUNCATED(2, "more steps than one judgement reads"),
        UNDONE(0, "stopped by somebody, and set going again by somebody else"),
        SCRIPTED(0, "all within seconds, by a script");

        private final int weight;
        private final String sentence;

        Kind(int weight, String sentence) {
            this.weight = weight;
            this.sentence = sentence;
        }

        public int weight() {
            return weight;
        }

        public String sentence() {
            return sentence;
        }
    }

    private static final int ENOUGH_TO_RAISE = 2;

    static boolean raise(List<Trait> traits) {
        return traits.stream().mapToInt(trait -> trait.kind().weight()).sum() >= ENOUGH_TO_RAISE;
    }
}
