package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;

/**
 * What lint says of an entry.
 *
 * @param remedy what to write instead
 */
public record AllowlistRemark(String entry, Weight weight, String reason, String remedy) {

    /** An error approves nothing, or whoever wants; a warning is worth a look. */
    public enum Weight {
        ERROR,
        WARNING
    }

    static AllowlistRemark error(AllowlistEntry entry, String reason, String remedy) {
        return new AllowlistRemark(entry.id(), Weight.ERROR, reason, remedy);
    }

    static AllowlistRemark warning(AllowlistEntry entry, String reason, String remedy) {
        return new AllowlistRemark(entry.id(), Weight.WARNING, reason, remedy);
    }

    /** On one line, from the name of the entry to what to write instead. */
    public String inWords() {
        return "entry " + entry + ": " + reason + ": " + remedy;
    }

    public boolean isError() {
        return weight == Weight.ERROR;
    }
}
