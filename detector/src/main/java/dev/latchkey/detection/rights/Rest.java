package dev.latchkey.detection.rights;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a pattern leaves for the name, once it has matched the beginning of an ARN: as a wildcard may take more of it or
 * less, there are several places where the rest may begin.
 */
final class Rest {

    /** So many characters in a row that stand for themselves name something, as in {@code app-*}. */
    private static final int NAMING = 3;

    private static final Pattern STARS = Pattern.compile("[*]{2,}");
    private static final Set<String> EVERY_NAME = Set.of("*", "?*");

    private final String pattern;
    private final BitSet places;

    Rest(String pattern, String beginning) {
        this.pattern = STARS.matcher(pattern).replaceAll("*");
        this.places = after(beginning);
    }

    /** Whether some rest has a wildcard and names nothing. */
    boolean isAnyName() {
        int lastWildcard = Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?'));
        int first = places.nextSetBit(namelessFrom());
        return first >= 0 && first <= lastWildcard;
    }

    boolean isEveryName() {
        return places.stream()
                .filter(at -> at >= pattern.length() - 2)
                .anyMatch(at -> EVERY_NAME.contains(pattern.substring(at)));
    }

    /** From where on there is neither a colon, which no name has, nor enough of one in a row. */
    private int namelessFrom() {
        int inARow = 0;
        for (int at = pattern.length() - 1; at >= 0; at--) {
            char it = pattern.charAt(at);
            inARow = it == '*' || it == '?' || it == '/' ? 0 : inARow + 1;
            if (it == ':' || inARow == NAMING) {
                return at + 1;
            }
        }
        return 0;
    }

    private BitSet after(String beginning) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (int read = 0; read < beginning.length(); read++) {
            reached = after(beginning.charAt(read), pastStars(reached));
        }
        return pastStars(reached);
    }

    private BitSet after(char one, BitSet before) {
        BitSet reached = new BitSet();
        for (int at = before.nextSetBit(0); at >= 0 && at < pattern.length(); at = before.nextSetBit(at + 1)) {
            char it = pattern.charAt(at);
            if (it == '*') {
                reached.set(at);
            } else if (it == '?' || it == one) {
                reached.set(at + 1);
            }
        }
        return reached;
    }

    /** A star may also take nothing. */
    private BitSet pastStars(BitSet reached) {
        for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
            if (pattern.charAt(at) == '*') {
                reached.set(at + 1);
            }
        }
        return reached;
    }
}
