package dev.latchkey.digest;

import dev.latchkey.aws.IdentityRecordJson;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.replay.SummaryCsv;
import dev.latchkey.replay.SummaryTable;
import dev.latchkey.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** How evidence is printed: as the mail that a schedule sends, or every identity that began in the period. */
public enum DigestFormat {
    TEXT {
        @Override
        void print(
                Evidence evidence, Allowlist.Entries entries, DigestPeriod period, Terminal terminal, PrintWriter out) {
            Digest digest = Digest.of(evidence, entries, period.from(), period.to());
            out.print(DigestText.of(digest));
        }
    },
    SUMMARY {
        @Override
        void print(
                Evidence evidence, Allowlist.Entries entries, DigestPeriod period, Terminal terminal, PrintWriter out) {
            List<IdentityRecord> all = began(evidence, period).toList();
            out.print(SummaryTable.of(all, Severity.INFORMATIONAL, terminal));
        }
    },
    CSV {
        @Override
        void print(
                Evidence evidence, Allowlist.Entries entries, DigestPeriod period, Terminal terminal, PrintWriter out) {
            out.print(SummaryCsv.of(began(evidence, period).toList()));
        }
    },
    JSON {
        @Override
        void print(
                Evidence evidence, Allowlist.Entries entries, DigestPeriod period, Terminal terminal, PrintWriter out) {
            began(evidence, period).map(IdentityRecordJson::of).forEach(out::println);
        }
    };

    abstract void print(
            Evidence evidence, Allowlist.Entries entries, DigestPeriod period, Terminal terminal, PrintWriter out);

    private static Stream<IdentityRecord> began(Evidence evidence, DigestPeriod period) {
        return evidence.between(period.from(), period.to()).map(Kept::identity);
    }
}
