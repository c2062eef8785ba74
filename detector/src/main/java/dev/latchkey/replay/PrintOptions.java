package dev.latchkey.replay;

import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.report.ReportFile;
import dev.latchkey.terminal.Words;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is printed, and what the exit code says. */
final class PrintOptions {

    static final class Formats extends Words<Format> {
        Formats() {
            super(Format.class);
        }
    }

    static final class Severities extends Words<Severity> {
        Severities() {
            super(Severity.class);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            order = 30,
            completionCandidates = Formats.class,
            description = "text for people; ocsf, one OCSF Detection Finding a line; summary, a table of every identity"
                    + " that was created, and of what others were given; csv, the same for spreadsheets."
                    + " Default: text.")
    private @Nullable Format format;

    @Option(names = "--csv", order = 31, description = "The same as --format csv.")
    private boolean csv;

    @Option(
            names = "--min-severity",
            paramLabel = "SEVERITY",
            order = 32,
            completionCandidates = Severities.class,
            description = "Print findings of this severity or a higher one: ${COMPLETION-CANDIDATES}. Default: low.")
    private Severity minSeverity = Severity.LOW;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            order = 33,
            completionCandidates = Severities.class,
            description = "Exit with 3 if there is a finding of this severity or a higher one.")
    private @Nullable Severity failOn;

    @Option(
            names = "--no-progress",
            order = 34,
            description = "Show no progress bar. There is one only if standard error is a terminal.")
    private boolean noProgress;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            order = 35,
            description = "Write a report for a browser into this file; it needs neither script nor network."
                    + " Nothing else is printed unless --format or --csv asks for it.")
    private @Nullable Path html;

    /** @throws IllegalArgumentException with a sentence, if nothing can be written there */
    Optional<ReportFile> html() {
        return html == null ? Optional.empty() : Optional.of(ReportFile.at(html));
    }

    /** @throws IllegalArgumentException with a sentence, if two formats are asked for; empty if only a report is */
    Optional<Format> format() {
        Optional<Format> named = Optional.ofNullable(format);
        if (csv && named.filter(it -> it != Format.CSV).isPresent()) {
            throw new IllegalArgumentException("--csv and --format name two formats; give one of them.");
        }
        return csv ? Optional.of(Format.CSV) : named.or(() -> Optional.ofNullable(html == null ? Format.TEXT : null));
    }

    Severity minSeverity() {
        return minSeverity;
    }

    Optional<Severity> failOn() {
        return Optional.ofNullable(failOn);
    }

    boolean progress() {
        return !noProgress;
    }
}
