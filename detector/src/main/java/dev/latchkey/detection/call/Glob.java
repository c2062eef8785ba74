package dev.latchkey.detection.call;

import java.util.Locale;

/**
 * AWS's wildcards: {@code *} for any text, {@code ?} for one character. Takes linear memory and never backtracks
 * twice.
 */
public final class Glob {
    private Glob() {}

    public static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }

    /** From the end on, up to the last {@code *}: names in AWS mostly begin alike. */
    public static boolean matches(String pattern, String text) {
        int p = pattern.length();
        int t = text.length();
        while (p > 0 && t > 0 && pattern.charAt(p - 1) != '*') {
            if (!isOne(pattern.charAt(--p), text.charAt(--t))) {
                return false;
            }
        }
        return isBeginning(pattern, p, text, t);
    }

    /** Whether so much of the pattern matches so much of the text. */
    private static boolean isBeginning(String pattern, int ofPattern, String text, int ofText) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < ofText; ) {
            if (p < ofPattern && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < ofPattern && isOne(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < ofPattern && pattern.charAt(p) == '*') {
            p++;
        }
        return p == ofPattern;
    }

    private static boolean isOne(char ofPattern, char ofText) {
        return ofPattern == '?' || ofPattern == ofText;
    }
}
