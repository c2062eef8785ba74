package dev.latchkey.detection.verdict;

/** Who has provisioned before could not be read; the message says why, in words for the alert. */
public final class CallersUnread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /** @param lasting whether trying again soon is of no use */
    public CallersUnread(String why, boolean lasting, Exception cause) {
        super(why, cause);
        this.lasting = lasting;
    }

    public boolean isLasting() {
        return lasting;
    }

    /** Nobody is a stranger then, and no method unusual, which the alert says. */
    String said() {
        return "who has provisioned before could not be read (" + getMessage()
                + "): whether a caller or its method is new to it is not known";
    }
}
