package dev.latchkey.detection.call;

import java.util.regex.Pattern;

/** A text from a record, where anybody may have written it: of bounded length, and of whole characters. */
public final class BoundedText {

    /** The longest that AWS itself takes: a policy ARN has at most 2,048 characters. */
    public static final int LONGEST = 2_048;

    /** JSON can hold halves of characters, which no later writer of UTF-8 takes. */
    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");

    private BoundedText() {}

    public static String of(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return hasSurrogates(bounded) ? HALF_A_CHARACTER.matcher(bounded).replaceAll("\uFFFD") : bounded;
    }

    /** Hardly any text has one, so a pattern is seldom worth its time. */
    private static boolean hasSurrogates(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }
}
