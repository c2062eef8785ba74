package dev.latchkey.detection.alert;

/**
 * The one line that a phone shows before it is unlocked: severity, what, who, where.
 *
 * <p>SNS takes fewer than 100 characters of ASCII without line breaks that begin with a letter, number or punctuation
 * mark (API reference of Publish, Subject).
 */
public final class MailSubject {

    private static final int LONGEST = 99;

    /** Leaves room for what happened, which says more than the end of a long name. */
    private static final int LONGEST_NAME = 36;

    private static final String CUT = "...";

    private MailSubject() {}

    public static String of(Alert alert) {
        Finding finding = alert.finding();
        String begin = "[" + Headline.standing(finding) + "] " + again(alert);
        String end = " (" + finding.subject().account() + ")";
        int room = LONGEST - begin.length() - end.length();
        String whole = shown(Headline.title(finding, LONGEST_NAME));
        String title = whole.length() <= room ? whole : shown(Headline.shortTitle(finding, LONGEST_NAME));
        return begin + (title.length() <= room ? title : title.substring(0, room - CUT.length()) + CUT) + end;
    }

    private static String again(Alert alert) {
        return Headline.again(alert)
                .map(why -> Headline.capitalised(why) + ": ")
                .orElse("");
    }

    /** A line of whatever it is made, cut off where SNS would refuse it. */
    public static String of(String line) {
        String ascii = shown(line);
        return ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST - CUT.length()) + CUT;
    }

    private static String shown(String text) {
        return PlainText.unlinked(text).replace("…", CUT).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
