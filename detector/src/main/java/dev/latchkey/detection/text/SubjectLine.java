package dev.latchkey.detection.text;

/**
 * The one line that a phone shows before it is unlocked.
 *
 * <p>SNS takes fewer than 100 characters of ASCII without line breaks that begin with a letter, number or punctuation
 * mark (API reference of Publish, Subject).
 */
public final class SubjectLine {

    public static final int LONGEST = 99;

    private static final String CUT = "...";

    private SubjectLine() {}

    /** A line of whatever it is made, cut off where SNS would refuse it. */
    public static String of(String line) {
        return of(line, LONGEST);
    }

    /** The same for a part of one. */
    public static String of(String line, int longest) {
        String ascii = shown(line);
        return ascii.length() <= longest ? ascii : ascii.substring(0, longest - CUT.length()) + CUT;
    }

    public static String shown(String text) {
        return PlainText.unlinked(text).replace("…", CUT).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
