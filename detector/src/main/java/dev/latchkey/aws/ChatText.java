package dev.latchkey.aws;

import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text for Slack and Teams, which read mark-up in whatever they are sent: mentions, links, channels, emphasis. What an
 * attacker wrote is shown, and does nothing.
 */
final class ChatText {

    /**
     * Fits into a code span, and is the same after whatever a chat does to text. Many users are called by their mail
     * address; nobody is mentioned in the middle of a word.
     */
    private static final Pattern COMMAND =
            Pattern.compile("(?:[A-Za-z0-9 _+=,.:/-]|(?<=[A-Za-z0-9])@(?=[A-Za-z0-9])){1,250}");

    private static final String MARKUP = "<>&`*[]~@#_|";
    private static final String LOOKS_LIKE = "‹›＆'∗()∼＠＃＿¦";

    /** Slack shows at most 3,000 characters in one block (its Block Kit reference, section). */
    private static final int LONGEST_BLOCK = 2_900;

    private ChatText() {}

    static String of(String text) {
        return of(text, PlainText.LONGEST);
    }

    /** One line, in which each sign of mark-up has become one that looks like it; a name keeps its underscores. */
    static String of(String text, int longest) {
        String line = PlainText.of(text, longest);
        StringBuilder shown = new StringBuilder(line);
        for (int at = 0; at < line.length(); at++) {
            int sign = MARKUP.indexOf(line.charAt(at));
            if (sign >= 0 && !(line.charAt(at) == '_' && isInWord(line, at))) {
                shown.setCharAt(at, LOOKS_LIKE.charAt(sign));
            }
        }
        return PlainText.unlinked(shown.toString());
    }

    /** As many of the lines as one block of Slack shows, and if there are more that the mail has them. */
    static String block(List<String> lines) {
        StringBuilder shown = new StringBuilder();
        for (String line : lines) {
            if (shown.length() + line.length() > LONGEST_BLOCK) {
                return shown.append("... and more, in the mail").toString();
            }
            shown.append(line).append('\n');
        }
        return shown.toString().strip();
    }

    /** The lines as points below a title; without lines nothing. */
    static Stream<String> titled(String title, Stream<String> lines) {
        List<String> points = lines.map(line -> "• " + line).toList();
        return points.isEmpty() ? Stream.of() : Stream.concat(Stream.of(title), points.stream());
    }

    /** Whether a command can be shown as it must be typed. */
    static boolean isCommand(String command) {
        return COMMAND.matcher(command).matches() && !command.contains("://");
    }

    private static boolean isInWord(String line, int at) {
        return at > 0
                && at < line.length() - 1
                && Character.isLetterOrDigit(line.charAt(at - 1))
                && Character.isLetterOrDigit(line.charAt(at + 1));
    }
}
