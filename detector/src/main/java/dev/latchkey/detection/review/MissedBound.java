package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.Cover;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One bound that keeps an entry from covering a step, in words.
 *
 * @param attribute of the entry
 * @param need what the attribute would have to be
 * @param danger why that would be wide; empty if it is as narrow as what was done
 */
public record MissedBound(String attribute, String why, String need, Optional<String> danger) {

    MissedBound(String attribute, String why, String need) {
        this(attribute, why, need, Optional.empty());
    }

    MissedBound wide(String newDanger) {
        return new MissedBound(attribute, why, need, Optional.of(newDanger));
    }

    /** In the order in which people write the attributes. */
    public static List<MissedBound> of(Cover cover) {
        return Stream.concat(MissedReach.of(cover), MissedCall.of(cover)).toList();
    }

    public String reason() {
        return attribute + ": " + why;
    }
}
