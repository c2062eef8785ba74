package dev.latchkey.replay;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.ocsf.DetectionFindingJson;
import dev.latchkey.terminal.Colours;
import dev.latchkey.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How conclusions are printed. */
public enum Format {
    TEXT {
        @Override
        void print(Concluded all, Terminal terminal, PrintWriter out) {
            findings(all.verdicts(), all.from())
                    .forEach(finding -> out.println(
                            Colours.severity(AlertText.of(finding), finding.severity(), terminal) + "-".repeat(72)));
        }
    },
    OCSF {
        @Override
        void print(Concluded all, Terminal terminal, PrintWriter out) {
            findings(all.verdicts(), all.from())
                    .forEach(
                            finding -> out.println(DetectionFindingJson.of(new Alert(finding, Alert.Activity.CREATE))));
        }
    },
    SUMMARY {
        @Override
        void print(Concluded all, Terminal terminal, PrintWriter out) {
            SummaryTable table = new SummaryTable(all.from(), terminal);
            out.print(table.of(identities(listed(all.verdicts()))));
            out.print(table.standingAlone(identities(all.alone().get().stream())));
        }
    },
    CSV {
        @Override
        void print(Concluded all, Terminal terminal, PrintWriter out) {
            out.print(SummaryCsv.of(identities(Stream.concat(listed(all.verdicts()), all.alone().get().stream()))));
        }
    };

    /**
     * What is printed.
     *
     * @param alone what else was given, which the summaries list as well
     * @param from the severity from which findings are told; the summaries list every identity whatever it is
     */
    record Concluded(List<Verdict> verdicts, Supplier<List<Verdict>> alone, Severity from) {
        public Concluded {
            verdicts = List.copyOf(verdicts);
        }
    }

    abstract void print(Concluded all, Terminal terminal, PrintWriter out);

    private static Stream<Verdict> listed(List<Verdict> verdicts) {
        return verdicts.stream().filter(IdentityRecord::isListed);
    }

    private static List<IdentityRecord> identities(Stream<Verdict> verdicts) {
        return verdicts.map(IdentityRecord::of).toList();
    }

    static List<Finding> findings(List<Verdict> verdicts, Severity from) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .filter(finding -> finding.severity().isAtLeast(from))
                .sorted(Comparator.comparing(Finding::firstSeen).thenComparing(Finding::uid))
                .toList();
    }
}
