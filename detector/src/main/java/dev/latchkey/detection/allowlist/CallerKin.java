package dev.latchkey.detection.allowlist;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How near a principal that names nobody else comes to a caller: a slip in it is what people look for longest.
 *
 * <p>Names are unique within an account and kind, without case and whatever the path.
 */
public enum CallerKin {
    /** Of the same account, kind and name. */
    SAME,
    /** Of the same name, but of another account or kind, or written as a session. */
    NAMESAKE,
    NONE;

    private static final Pattern ROLE_OR_USER =
            Pattern.compile("(arn:[^:]+:iam::[0-9]{12}:(?:role|user)/)(?:.*/)?([^/]+)", Pattern.DOTALL);

    private static final Pattern SESSION =
            Pattern.compile("(arn:[^:]+:sts::[0-9]{12}:assumed-role/)([^/]+)(?:/.*)?", Pattern.DOTALL);

    public static CallerKin of(String principal, String caller) {
        Matcher session = SESSION.matcher(principal);
        Matcher written = session.matches() ? session : ROLE_OR_USER.matcher(principal);
        Matcher there = ROLE_OR_USER.matcher(caller);
        if (!written.matches() || !there.matches() || !written.group(2).equalsIgnoreCase(there.group(2))) {
            return NONE;
        }
        return written.group(1).equals(there.group(1)) ? SAME : NAMESAKE;
    }
}
