package dev.latchkey.detection.habit;

/** Why no entry is ever learnt from a chain; the first that holds is told. */
public enum Unfit {
    HIGH("High by the table: an attack, until somebody has looked"),
    ROOT("made by root"),
    YOUNG_CALLER("made by an identity that was itself made, or told of, in this history"),
    STRONG_TRAIT("raised by its traits"),
    OUTSIDER("made from outside of the own accounts (--own-accounts)"),
    HIDDEN("hidden behind CloudFormation with a service role: no credit (its alert prints the look-up)"),
    NO_CREATION("its creation is not in this history"),
    OUTSIDE_DOOR("opened to outsiders: no entry can say to whom"),
    UNKNOWN_RIGHTS("rights that are not known, which only ADMIN would cover (--iam may tell them)"),
    POWERFUL_USER("powerful rights for a user: half of a High chain"),
    SEVERAL_HANDS("several callers had a part in it"),
    NOT_NAMED("a caller or a name that no entry can name exactly"),
    OTHER_DOORS("a call that can open a role to anybody"),
    FORWARDED("through a service of AWS, which hides from where: an entry would let its caller in from anywhere"),
    NO_ADDRESS("a record that tells no address, or one that anybody may have in a network of his own");

    private final String sentence;

    Unfit(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
