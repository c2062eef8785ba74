package dev.latchkey.detection.rights;

import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import java.util.regex.Pattern;

/** What was denied and is no longer: nobody knows what that sets free. */
public final class Lifted {

    private static final Privilege UNKNOWN = Privilege.of(Level.UNKNOWN, "without a Deny that stood there before");

    /** Of AWS's own: by name, as their documents are not in the records. */
    private static final Pattern DENY_ALL =
            Pattern.compile("arn:[a-z-]+:iam::aws:policy/(AWSDenyAll|AWSCompromisedKeyQuarantine(V[0-9]+)?)");

    private Lifted() {}

    /** Whether a policy stops its holder, as one of a responder does. */
    public static boolean deniesAll(String policy, Privilege document) {
        return Denies.areOfAll(document.denies()) || DENY_ALL.matcher(policy).matches();
    }

    /** Whether a document holds something back, so that to take it away may set that free. */
    public static boolean isDeny(Privilege document) {
        return document.level() == Level.NONE || !document.denies().isEmpty();
    }

    /** What a document is worth that takes the place of another. */
    public static Privilege with(Privilege worth, Privilege before, Privilege document) {
        boolean holds = Denies.areOfAll(document.denies()) || document.denies().containsAll(before.denies());
        return holds ? worth : Privilege.union(List.of(worth, UNKNOWN));
    }
}
