package dev.latchkey.detection.call;

/** A record that cannot be mended: it is counted and set aside at the front door, and the rest goes on. */
public final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRecord(String reason) {
        super(reason);
    }

    public MalformedRecord(String reason, Throwable cause) {
        super(reason, cause);
    }
}
