package dev.latchkey.replay;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.terminal.FileTrouble;
import dev.latchkey.terminal.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records are looked at, and what else is known of the account. */
public class RecordOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            order = 10,
            converter = Moment.Converter.class,
            description = "Leave out calls before this time (eventTime, in UTC): a day such as 2026-03-14, or an"
                    + " instant such as 2026-03-14T02:11:07Z.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            order = 11,
            converter = Moment.Converter.class,
            description = "Leave out calls after this time. A day counts to its end.")
    private @Nullable Moment to;

    @Option(
            names = "--iam",
            paramLabel = "FILE",
            order = 13,
            description = "What groups, roles and policies of the account hold, where the records do not show it: the"
                    + " answer of 'aws iam get-account-authorization-details'.")
    private @Nullable Path iam;

    /** The files that it names. */
    Stream<Path> files() {
        return Stream.ofNullable(iam);
    }

    /** @throws IllegalArgumentException if there is no such file, or it is something else */
    Account account(Consumer<String> problems) {
        if (iam == null) {
            return Account.NOT_ASKED;
        }
        try {
            return AccountFile.read(iam, problems);
        } catch (IOException e) {
            throw unreadable("--iam", iam, e);
        }
    }

    static IllegalArgumentException unreadable(String option, Path file, IOException e) {
        return new IllegalArgumentException("%s: %s cannot be read: %s".formatted(option, file, FileTrouble.why(e)), e);
    }

    /** @throws IllegalArgumentException with a sentence, if the period ends before it begins */
    Period period() {
        return new Period(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
