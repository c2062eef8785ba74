package dev.latchkey.lambda;

import dev.latchkey.detection.Keeping;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What could not be kept as evidence, and why, for the log and for whoever asked. */
final class KeepingWords {

    private static final int MOST_NAMED = 10;
    private static final int LONGEST_REASON = 1_000;
    private static final String LEFT = "The time of one run was not enough: what came of about %d identities, groups or"
            + " the like is not gone through yet. The next run %s.";

    private KeepingWords() {}

    /** The end of a sentence, however it is worded. Without its trace, which Lambda writes itself. */
    static String reason(Throwable trouble) {
        String said = PlainText.of(trouble.toString(), LONGEST_REASON);
        return said.endsWith(".") ? said : said + ".";
    }

    /** All of it; what else went wrong comes with the allowlist's trouble, which is met first. */
    static String troubles(Keeping.Result result) {
        Stream<String> troubles = result.trouble().stream()
                .flatMap(first -> first instanceof AllowlistUnread
                        ? Stream.concat(
                                Stream.of(first),
                                Stream.of(first.getSuppressed()).limit(1))
                        : Stream.of(first))
                .map(trouble -> told(trouble, result));
        return Stream.concat(troubles, left(result).stream()).collect(Collectors.joining(" "));
    }

    private static Optional<String> left(Keeping.Result result) {
        String next = result.noted() ? "goes on there" : "begins where this one did";
        return result.left() == 0 ? Optional.empty() : Optional.of(LEFT.formatted(result.left(), next));
    }

    /** As which a run ends whose work is not done, so that it is tried again, and that an alarm rings. */
    static Optional<RuntimeException> failure(Keeping.Result result) {
        return result.trouble().or(() -> left(result).map(IllegalStateException::new));
    }

    /** Some by name; the next run that only keeps fails with all of it, if it is still so. */
    private static String told(Throwable trouble, Keeping.Result result) {
        String why = reason(trouble);
        if (trouble instanceof AllowlistUnread) {
            return "The allowlist could not be read, so they are judged again when it can be: %s".formatted(why);
        }
        if (result.unkept().isEmpty()) {
            return "What the chain table took in could not be read, or who provisions not be noted: %s".formatted(why);
        }
        String names = result.unkept().stream()
                .limit(MOST_NAMED)
                .map(subject -> PlainText.of(subject.key()))
                .collect(Collectors.joining(", "));
        return "%s could not be kept: %s. %s"
                .formatted(Counted.of(result.unkept().size(), "identity"), names, why);
    }
}
