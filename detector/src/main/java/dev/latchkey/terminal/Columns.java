package dev.latchkey.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells side by side, each wrapped within its width; picocli's own table lets a cell of several lines slide down. */
public record Columns(List<Integer> widths) {

    private static final String GAP = "  ";
    private static final String BREAKABLE = " /:,-";

    public Columns {
        widths = List.copyOf(widths);
    }

    /**
     * One row.
     *
     * @param cells of one or more lines each
     * @param style what happens to each line of the last cell, which nothing stands behind
     */
    public String row(List<String> cells, UnaryOperator<String> style) {
        List<List<String>> wrapped = IntStream.range(0, cells.size())
                .mapToObj(at -> wrapped(cells.get(at), widths.get(at)))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> line(wrapped, line, style) + "\n")
                .collect(Collectors.joining());
    }

    private String line(List<List<String>> cells, int line, UnaryOperator<String> style) {
        StringBuilder built = new StringBuilder();
        int last = cells.size() - 1;
        for (int at = 0; at < last; at++) {
            String text = textOf(cells.get(at), line);
            built.append(text).append(" ".repeat(widths.get(at) - text.length()));
            built.append(GAP);
        }
        String end = textOf(cells.get(last), line);
        return end.isEmpty() ? built.toString().stripTrailing() : built + style.apply(end);
    }

    private static String textOf(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "";
    }

    private static List<String> wrapped(String cell, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : cell.split("\n", -1)) {
            String rest = line;
            while (rest.length() > width) {
                int end = end(rest, width);
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    /** After the last place where a line may break; amid a word only if there is none, and never amid a character. */
    private static int end(String text, int width) {
        for (int at = width; at > width / 3; at--) {
            boolean spaceFollows = at < text.length() && text.charAt(at) == ' ';
            if (spaceFollows || BREAKABLE.indexOf(text.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
    }
}
