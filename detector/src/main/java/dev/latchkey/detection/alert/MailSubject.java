package dev.latchkey.detection.alert;

import dev.latchkey.detection.text.SubjectLine;

/** What a phone shows of an alert before it is unlocked: severity, what, who, where. */
public final class MailSubject {

    /** Leaves room for what happened, which says more than the end of a long name. */
    private static final int LONGEST_NAME = 36;

    private MailSubject() {}

    public static String of(Alert alert) {
        Finding finding = alert.finding();
        String begin = "[" + Headline.standing(finding) + "] " + again(alert);
        String end = " (" + finding.subject().account() + ")";
        int room = SubjectLine.LONGEST - begin.length() - end.length();
        String whole = SubjectLine.shown(Headline.title(finding, LONGEST_NAME));
        boolean fits = whole.length() <= room;
        return begin + (fits ? whole : SubjectLine.of(Headline.shortTitle(finding, LONGEST_NAME), room)) + end;
    }

    private static String again(Alert alert) {
        return Headline.again(alert)
                .map(why -> Headline.capitalised(why) + ": ")
                .orElse("");
    }
}
