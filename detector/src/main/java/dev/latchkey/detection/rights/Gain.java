package dev.latchkey.detection.rights;

import dev.latchkey.detection.rights.Privilege.Level;

/** Whether a document gives its holder something that the one before it did not: what it holds is told by levels. */
public final class Gain {

    private Gain() {}

    public static boolean isIn(Privilege now, Privilege before) {
        boolean lifts = !Lifted.with(now, before, now).equals(now);
        return lifts || (before.level() != Level.ADMIN && isMore(now, before));
    }

    private static boolean isMore(Privilege now, Privilege before) {
        return now.level().compareTo(before.level()) > 0
                || now.level() == Level.UNKNOWN
                || before.level() == Level.UNKNOWN
                || !before.halves().containsAll(now.halves())
                || !before.roles().containsAll(now.roles());
    }
}
