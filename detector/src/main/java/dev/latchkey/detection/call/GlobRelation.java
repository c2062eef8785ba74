package dev.latchkey.detection.call;

/** How two patterns with AWS's wildcards lie to each other. */
public final class GlobRelation {

    private GlobRelation() {}

    /**
     * Whether the wider matches all that the narrower does: each {@code *} of the narrower must lie within one of the
     * wider. It never says so wrongly, though it may overlook it where wildcards stand side by side.
     */
    public static boolean covers(String wider, String narrower) {
        int w = 0;
        int star = -1;
        int resume = 0;
        for (int n = 0; n < narrower.length(); ) {
            if (w < wider.length() && wider.charAt(w) == '*') {
                star = w++;
                resume = n;
            } else if (w < wider.length() && coversOne(wider.charAt(w), narrower.charAt(n))) {
                w++;
                n++;
            } else if (star >= 0) {
                w = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        return wider.substring(w).chars().allMatch(it -> it == '*');
    }

    private static boolean coversOne(char wider, char narrower) {
        return narrower != '*' && (wider == '?' || wider == narrower);
    }

    /** Whether there is any text that both match. */
    public static boolean meet(CharSequence one, CharSequence other) {
        boolean[] reached = new boolean[other.length() + 1];
        reached[0] = true;
        passStars(reached, other);
        for (int at = 0; at < one.length(); at++) {
            reached = one.charAt(at) == '*' ? afterStar(reached) : afterOne(reached, one.charAt(at), other);
            passStars(reached, other);
            if (isNowhere(reached)) {
                return false;
            }
        }
        return reached[other.length()];
    }

    private static boolean isNowhere(boolean[] reached) {
        for (boolean each : reached) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    /** A star stands for nothing, or for all that follows in the other. */
    private static boolean[] afterStar(boolean[] before) {
        boolean[] after = before.clone();
        for (int at = 1; at < after.length; at++) {
            after[at] |= after[at - 1];
        }
        return after;
    }

    private static boolean[] afterOne(boolean[] before, char one, CharSequence other) {
        boolean[] after = new boolean[before.length];
        for (int at = 0; at < other.length(); at++) {
            char each = other.charAt(at);
            boolean same = each == '?' || one == '?' || each == one;
            after[at] |= before[at] && each == '*';
            after[at + 1] |= before[at] && each != '*' && same;
        }
        return after;
    }

    private static void passStars(boolean[] reached, CharSequence other) {
        for (int at = 0; at < other.length(); at++) {
            reached[at + 1] |= reached[at] && other.charAt(at) == '*';
        }
    }
}
