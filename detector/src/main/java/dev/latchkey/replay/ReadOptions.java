package dev.latchkey.replay;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Allowlist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
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

    @Option(
            names = "--allowlist",
            paramLabel = "FILE",
            order = 12,
            description = "Approved provisioners: entries as the allowlist table has them, in JSON.")
    private @Nullable Path allowlist;

    @Option(
            names = "--iam",
            paramLabel = "FILE",
            order = 13,
            description = "What the account holds, for what the records leave open: the answer of"
                    + " 'aws iam get-account-authorization-details'.")
    private @Nullable Path iam;

    boolean hasAllowlist() {
        return allowlist != null;
    }

    /** @throws IllegalArgumentException if there is no such file */
    Allowlist allowlist(Consumer<String> problems) {
        if (allowlist == null) {
            return Allowlist.NOBODY;
        }
        try {
            FileAllowlist read = FileAllowlist.read(allowlist);
            read.read().problems().forEach(problems);
            return read;
        } catch (IOException e) {
            throw unreadable("--allowlist", allowlist, e);
        }
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

    private static IllegalArgumentException unreadable(String option, Path file, IOException e) {
        return new IllegalArgumentException(
                "%s: %s cannot be read: %s".formatted(option, file, e.getClass().getSimpleName()), e);
    }

    /** @throws IllegalArgumentException with a sentence, if the period ends before it begins */
    Period period() {
        return new Period(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
