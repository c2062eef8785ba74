package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.util.BitSet;
import java.util.Set;

/** One JSON value on its way out of a file, followed by its brackets and quotes alone. */
final class Cut {

    /** Of those that are looked for. */
    private static final int LONGEST_NAME = 16;

    private final ByteArrayBuilder kept = new ByteArrayBuilder();
    private final StringBuilder name = new StringBuilder();
    private final BitSet lists = new BitSet();
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean named;

    void take(int next) {
        if (kept.size() <= RecordJson.LONGEST) {
            kept.append(next);
        }
        if (inText) {
            takeInText(next);
        } else if (!Bytes.isSpace(next)) {
            takeOutside(next);
        }
    }

    private void takeInText(int next) {
        // No text holds a bare line break: a quote was lost, and the next line starts anew.
        inText = next != '\n' && (escaped || next != '"');
        escaped = !escaped && next == '\\';
        if (inText && depth == 1 && name.length() <= LONGEST_NAME) {
            name.append((char) next);
        }
    }

    private void takeOutside(int next) {
        named = next == ':' && depth == 1;
        switch (next) {
            case '"' -> {
                inText = true;
                escaped = false;
                name.setLength(0);
            }
            case '{', '[' -> lists.set(depth++, next == '[');
            case '}', ']' -> close(next == ']');
            default -> {
                // A number, a word or a sign between values.
            }
        }
    }

    /** Whatever was left open inside is broken, and ends with what it is in. */
    private void close(boolean list) {
        do {
            depth = Math.max(0, depth - 1);
        } while (depth > 0 && lists.get(depth) != list);
    }

    boolean isOpen() {
        return depth > 0 || inText;
    }

    /** Whether what comes next ends the list around this, open or not. */
    boolean endsBefore(int next) {
        return next == ']' && !inText && !isInList();
    }

    private boolean isInList() {
        return depth > 0 && lists.previousSetBit(depth - 1) >= 0;
    }

    /** Whether what comes next is the value of an outermost field of one of these names. */
    boolean isAtValueOf(Set<String> names) {
        return named && !inText && names.contains(name.toString());
    }

    boolean isTooLong() {
        return kept.size() > RecordJson.LONGEST;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
