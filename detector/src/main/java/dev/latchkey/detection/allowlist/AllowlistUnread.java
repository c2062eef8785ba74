package dev.latchkey.detection.allowlist;

import java.util.List;

/** The allowlist as a whole could not be read; the message says why, in words for the alert. */
public final class AllowlistUnread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /** @param lasting whether trying again soon is of no use, as there is no such table or nobody may read it */
    public AllowlistUnread(String why, boolean lasting, Exception cause) {
        super(why, cause);
        this.lasting = lasting;
    }

    public boolean isLasting() {
        return lasting;
    }

    /** Without it nobody is approved, which the alert says. */
    public Allowlist.Entries nobody() {
        return new Allowlist.Entries(
                List.of(), List.of("could not be read (" + getMessage() + "): nobody is approved"));
    }
}
