package dev.latchkey.detection.allowlist;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the words that are known somebody meant who wrote another: one letter in four may be wrong. */
public record NearestWord(Collection<String> known) {

    private static final int LETTERS_A_SLIP = 4;

    public Optional<String> to(String written) {
        int most = Math.max(1, written.length() / LETTERS_A_SLIP);
        String folded = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= most)
                .filter(word -> slips(folded, word.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.<String>comparingInt(word -> slips(folded, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be put in, taken out or changed to make one of the other. */
    private static int slips(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, at -> at);
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int at = 1; at <= to.length(); at++) {
                int changed = diagonal + (from.charAt(line - 1) == to.charAt(at - 1) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(changed, 1 + Math.min(row[at], row[at - 1]));
            }
        }
        return row[to.length()];
    }
}
