package dev.latchkey.detection.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text for a mail out of its parts, each some lines. */
public final class MailText {

    private MailText() {}

    /** The parts that hold anything, with an empty line between them. */
    public static String of(Stream<List<String>> parts) {
        return parts.filter(lines -> !lines.isEmpty())
                .map(lines -> String.join("\n", lines))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** The lines below a heading; without lines nothing. */
    public static List<String> section(String heading, List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(heading), lines.stream().map(line -> "  " + line))
                        .toList();
    }
}
