package dev.latchkey.detection.review;

import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.SubjectLine;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One change of the allowlist table, as its stream tells it.
 *
 * @param entry its name; empty if the record does not hold one
 * @param before its attributes as {@code AllowlistEntry} reads them; empty if there was none
 * @param after likewise
 * @param service the AWS service that did it by itself; empty if somebody did, whom a stream does not name
 */
public record AllowlistChange(
        Delivery delivery,
        Act act,
        Optional<String> entry,
        Optional<Map<String, Object>> before,
        Optional<Map<String, Object>> after,
        Optional<String> service) {

    /** More than any that is proposed has, whose ends tell them apart. */
    public static final int LONGEST_NAME = 128;

    private static final int LONGEST_NAME_IN_SUBJECT = 40;

    /** By which DynamoDB deletes items whose time to live is over. */
    static final String TIME_TO_LIVE = "dynamodb.amazonaws.com";

    /**
     * Which change it is, and of which table.
     *
     * @param id of the record: the same change delivered again has the same
     * @param at to the second, or to the minute, as DynamoDB knows it
     */
    public record Delivery(String id, Optional<Instant> at, String table, String region, String account) {}

    public enum Act {
        ADDED("added"),
        CHANGED("changed"),
        REMOVED("removed"),
        /** A record that says too little, or contradicts itself: better told so than lost. */
        UNREAD("touched, in a way that cannot be read");

        private final String shown;

        Act(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** In one line, whoever chose the name. */
    public String title() {
        return title(LONGEST_NAME);
    }

    /** What was done, and where, stands behind the name and is not to be cut off. */
    public String subject() {
        String line = "[Allowlist] " + title(LONGEST_NAME_IN_SUBJECT) + " (" + delivery.account() + ")";
        return SubjectLine.of(PlainText.of(line));
    }

    private String title(int longestName) {
        String name =
                entry.map(it -> "\"" + PlainText.of(it, longestName) + "\"").orElse("without a name");
        return "Allowlist entry " + name + " was " + act.shown();
    }
}
