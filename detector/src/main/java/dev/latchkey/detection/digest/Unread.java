package dev.latchkey.detection.digest;

import dev.latchkey.detection.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Records of the evidence that cannot be read.
 *
 * @param shown a line about each of the first
 */
public record Unread(int count, List<String> shown) {

    private static final int MOST_SHOWN = 10;

    public Unread {
        shown = List.copyOf(shown);
    }

    /** Counts all, and keeps the first. */
    static final class Tally implements Consumer<String> {

        private final List<String> shown = new ArrayList<>();
        private int count;

        @Override
        public void accept(String line) {
            if (count++ < MOST_SHOWN) {
                shown.add(PlainText.of(line));
            }
        }

        boolean isEmpty() {
            return count == 0;
        }

        Unread unread() {
            return new Unread(count, shown);
        }
    }
}
