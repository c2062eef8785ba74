package dev.latchkey.detection.review;

import java.util.Collection;

/**
 * An attribute of an entry that is wider than what was seen, and what it would cost to write only that.
 *
 * @param before as it is written; empty if it is not
 * @param lost how many of the approved chains would not be any more
 */
public record Narrowing(String attribute, Collection<String> before, Collection<String> after, long lost) {

    public Narrowing {
        before = before.stream().sorted().toList();
        after = after.stream().sorted().toList();
    }
}
