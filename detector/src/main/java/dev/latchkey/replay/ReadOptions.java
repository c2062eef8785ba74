package dev.latchkey.replay;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of the history is looked at. */
final class ReadOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            order = 10,
            converter = Moment.Converter.class,
            description = "Look at calls of this time and later: a day such as 2026-03-14, or an instant such as"
                    + " 2026-03-14T02:11:07Z; in UTC, by eventTime.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            order = 11,
            converter = Moment.Converter.class,
            description = "Look at calls until this time, which still counts: a day until its end.")
    private @Nullable Moment to;

    /** @throws IllegalArgumentException with a sentence, if the period ends before it begins */
    Period period() {
        return new Period(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
