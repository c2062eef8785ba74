package dev.latchkey.digest;

import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.replay.CountryFile;
import dev.latchkey.terminal.Moment;
import dev.latchkey.terminal.RegionOption;
import dev.latchkey.terminal.TableName;
import dev.latchkey.terminal.Usage;
import dev.latchkey.terminal.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which tables, which days, and in what form. */
final class DigestOptions {

    static final class Formats extends Words<DigestFormat> {
        Formats() {
            super(DigestFormat.class);
        }
    }

    @Option(
            names = "--table",
            paramLabel = "NAME",
            converter = TableName.class,
            required = true,
            description = "The evidence table: the value of the stack's output EvidenceTable.")
    private @Nullable String table;

    @Option(
            names = "--allowlist",
            paramLabel = "NAME",
            converter = TableName.class,
            description =
                    "The allowlist table: the value of the stack's output AllowlistTable. The text then also names"
                            + " entries that expire, or that covered nothing for 90 days.")
    private @Nullable String allowlist;

    @Mixin
    private RegionOption region = new RegionOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "The first day, or an instant, in UTC. Default: seven days before the end.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "The last day, or an instant, in UTC. Default: now.")
    private @Nullable Moment to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "text, like the weekly mail; or every identity that began in the period: summary, a"
                    + " table; csv, for spreadsheets; json, one record a line with all that is kept. Default: text.")
    private DigestFormat format = DigestFormat.TEXT;

    @Option(names = CountryFile.OPTION, paramLabel = "FILE", description = CountryFile.DESCRIPTION)
    private @Nullable Path countries;

    String table() {
        return Objects.requireNonNull(table);
    }

    Optional<String> allowlist() {
        return Optional.ofNullable(allowlist);
    }

    String region() {
        return region.region();
    }

    /** @throws IllegalArgumentException with a sentence, if there is no such file, or it is something else */
    Countries countries() {
        return countries == null ? Countries.NOT_ASKED : new CountryFile(countries).load();
    }

    <T> T askingCountries(Supplier<T> shown, Usage usage) {
        return countries == null ? shown.get() : new CountryFile(countries).asking(shown, usage);
    }

    DigestFormat format() {
        return format;
    }

    /** @throws IllegalArgumentException with a sentence */
    DigestPeriod period(Instant now) {
        return DigestPeriod.of(Optional.ofNullable(from), Optional.ofNullable(to), now);
    }
}
