package dev.latchkey.replay;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.terminal.FileTrouble;
import dev.latchkey.terminal.Moment;
import dev.latchkey.terminal.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
            description =
                    "What groups, roles and policies of the account hold, and who holds them, where the records do"
                            + " not show it: the answer of 'aws iam get-account-authorization-details'.")
    private @Nullable Path iam;

    @Option(names = CountryFile.OPTION, paramLabel = "FILE", order = 14, description = CountryFile.DESCRIPTION)
    private @Nullable Path countries;

    /** The files that it names. */
    Stream<Path> files() {
        return Stream.of(Optional.ofNullable(iam), Optional.ofNullable(countries))
                .flatMap(Optional::stream);
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

    /** @throws IllegalArgumentException if there is no such file, it is something else, or countries need one */
    Countries countries(Tuning tuning) {
        if (countries != null) {
            return new CountryFile(countries).load();
        }
        if (!tuning.countries().isEmpty()) {
            throw new IllegalArgumentException(
                    "--countries needs " + CountryFile.OPTION + ": no record says in which country an address is");
        }
        return Countries.NOT_ASKED;
    }

    <T> T askingCountries(Supplier<T> judgement, Usage usage) {
        return countries == null ? judgement.get() : new CountryFile(countries).asking(judgement, usage);
    }

    static IllegalArgumentException unreadable(String option, Path file, IOException e) {
        return new IllegalArgumentException("%s: %s cannot be read: %s".formatted(option, file, FileTrouble.why(e)), e);
    }

    /** @throws IllegalArgumentException with a sentence, if the period ends before it begins */
    Period period() {
        return new Period(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
