package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.text.Counted;
import java.time.Instant;

/**
 * An entry that a person may fill in.
 *
 * @param chains of the history that it approves, alone or together with others
 * @param together those of them that it would not approve alone
 * @param saved those of them that people would have been told of
 */
public record Proposed(
        AllowlistEntry entry,
        Provisioner by,
        long chains,
        long together,
        long saved,
        Instant firstSeen,
        Instant lastSeen) {

    static Proposed of(AllowlistEntry entry, Habit habit) {
        Instant first = habit.seen().get(0).stretch().anchor().time();
        Instant last =
                habit.seen().get(habit.seen().size() - 1).stretch().anchor().time();
        return new Proposed(entry, habit.by(), 0, 0, 0, first, last);
    }

    /** How many, as a report says it. */
    public String chainsInWords() {
        String with = together == 0 ? "" : " (" + together + " of them only with other entries)";
        return Counted.of(chains, "chain") + with;
    }

    Proposed with(Effect effect) {
        return new Proposed(
                entry,
                by,
                effect.approvedBy(entry),
                effect.approvedOnlyTogetherBy(entry),
                effect.savedBy(entry),
                firstSeen,
                lastSeen);
    }
}
