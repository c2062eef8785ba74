package dev.latchkey.detection.habit;

/** Why no entry is ever learnt from a chain; the first that holds is told. */
enum Unfit {
    HIGH(
            "High by the table: an attack, until somebody has looked",
            "look at it first; the next like it is worth an alert, too"),
    ROOT("made by root", "do it as somebody else: no entry should be for root"),
    YOUNG_CALLER(
            "made by an identity that was itself created, or alerted to, in this history",
            "see who made that identity; then suggest again from a history that begins later (--from)"),
    BEYOND_ENTRY(
            "beyond an entry of --allowlist, which alone makes it worse",
            "see by allowlist explain beyond which bound; if it is business widen that entry, or leave --allowlist"
                    + " out and give --against, so that all is learnt anew"),
    STRONG_TRAIT(
            "raised by its traits, or stopped in vain",
            "look at it; an entry for it would be for what an attacker does, too"),
    OUTSIDER("made from outside of the own accounts (--own-accounts)", "name all of your accounts by --own-accounts"),
    HIDDEN(
            "hidden behind CloudFormation with a service role: no credit (its alert prints the look-up)",
            "write an entry for that role only if you know everybody who may pass it to a stack"),
    NO_CREATION(
            "its creation is not in this history",
            "ask who did it; a longer history may show since when it has been there"),
    OUTSIDE_DOOR(
            "opened to outsiders: no entry can say to whom",
            "ask who is let in; an entry by hand can name CreateRole for this one name, whoever it lets in then"),
    UNKNOWN_RIGHTS(
            "rights that are not known, which only ADMIN would cover (--iam may show them)",
            "give what the account holds by --iam"),
    POWERFUL_USER("powerful rights for a user: half of a High chain", "give such rights to a role instead"),
    SEVERAL_HANDS("several callers had a part in it", "write an entry for each, for the calls that are theirs"),
    NOT_NAMED("a caller or a name that no entry can name exactly", "see what is odd about it, and rename it"),
    OTHER_DOORS("a call that can open a role to anybody", "keep its alerts: no entry can say to whom it opens"),
    FORWARDED(
            "through a service of AWS, which hides from where: an entry would let its caller in from anywhere",
            "write an entry with viaServices and narrow targets, if you take the risk of a stolen session"),
    NO_ADDRESS(
            "a record that shows no address, or one that anybody may have in a network of his own",
            "write an entry without networks only for a caller whose session cannot be stolen");

    private final Reason reason;

    Unfit(String sentence, String cure) {
        this.reason = new Reason(sentence, cure);
    }

    Reason reason() {
        return reason;
    }

    String sentence() {
        return reason.why();
    }
}
