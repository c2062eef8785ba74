package dev.latchkey.detection.text;

import java.util.regex.Pattern;

/** Makes a text from a record harmless: an attacker chose it, and it will be read in mails, terminals and shells. */
public final class PlainText {

    /**
     * Control, format (bidirectional overrides among them), surrogate, private and unassigned characters,
     * separators.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private static final Pattern SAFE_IN_SHELL = Pattern.compile("[A-Za-z0-9_+=,.@:/-]+");

    /** Of what IAM has, before the name that says which it is. A path has no blanks, and any other sign. */
    private static final Pattern PATH =
            Pattern.compile("(arn:[\\w-]{1,20}:iam::[0-9]{0,12}:(?:user|role|group|policy|instance-profile)/)"
                    + "[!-~]+/(?=[\\w+=,.@-])");

    /** A path may have 512 characters, beside which name and blanks are to be read. */
    private static final int LONGEST_PATH = 1_024;

    /** Of a text of which nothing else is said. */
    public static final int LONGEST = 256;

    private PlainText() {}

    /**
     * One line of visible characters, shortened with a mark if it is over-long: at its end, and before that the paths
     * of ARNs, or whoever chooses one would hide the name behind it.
     */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    public static String of(String text, int longest) {
        if (text.length() <= longest && isPrintable(text)) {
            return text.strip();
        }
        // Cut twice: before, so that no pattern walks over a huge text, and after, for the promise.
        String head = cut(text, Math.max(4 * longest, LONGEST_PATH));
        String visible = UNSEEN.matcher(head).replaceAll(" ").strip();
        boolean whole = head.length() == text.length();
        if (whole && visible.length() <= longest) {
            return visible;
        }
        String shorter = PATH.matcher(visible).replaceAll("$1…/");
        return whole && shorter.length() <= longest ? shorter : cut(shorter, longest - 1) + "…";
    }

    /** In ASCII: nearly every text is, and then needs no pattern. */
    private static boolean isPrintable(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Never between the two halves of a character. */
    private static String cut(String text, int longest) {
        int end = Math.min(text.length(), longest);
        boolean halved = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halved ? end - 1 : end);
    }

    /** No program that shows it makes a link of it: {@code https[:]//}, as those write who pass on bad addresses. */
    public static String unlinked(String text) {
        return text.replace("://", "[:]//");
    }

    /** One word for a POSIX shell. */
    public static String inShell(String text) {
        return inShell(text, LONGEST);
    }

    public static String inShell(String text, int longest) {
        String visible = of(text, longest);
        return SAFE_IN_SHELL.matcher(visible).matches() ? visible : "'" + visible.replace("'", "'\\''") + "'";
    }
}
