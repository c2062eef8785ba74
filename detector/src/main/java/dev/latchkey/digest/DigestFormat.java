package dev.latchkey.digest;

import dev.latchkey.aws.IdentityRecordJson;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.EvidenceReach;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.replay.SummaryCsv;
import dev.latchkey.replay.SummaryTable;
import dev.latchkey.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How evidence is printed: as the mail that a schedule sends, or every identity that began in the period. */
public enum DigestFormat {
    TEXT {
        @Override
        void print(Source source, Terminal terminal, PrintWriter out) {
            Digest digest = Digest.of(
                    source.evidence(),
                    source.entries(),
                    source.period().from(),
                    source.period().to());
            out.print(DigestText.of(digest));
        }
    },
    SUMMARY {
        @Override
        void print(Source source, Terminal terminal, PrintWriter out) {
            List<IdentityRecord> all = source.began().toList();
            out.print(new SummaryTable(Severity.INFORMATIONAL, terminal).of(all));
        }
    },
    CSV {
        @Override
        void print(Source source, Terminal terminal, PrintWriter out) {
            out.print(SummaryCsv.of(source.began().toList()));
        }
    },
    JSON {
        @Override
        void print(Source source, Terminal terminal, PrintWriter out) {
            // All are read before the first is printed: half of them would pass for the whole.
            source.began().toList().forEach(identity -> out.println(IdentityRecordJson.of(identity)));
        }
    };

    abstract void print(Source source, Terminal terminal, PrintWriter out);

    /** @param unread takes one line about each record that cannot be read, where what is printed has no place for it */
    record Source(Evidence evidence, Allowlist.Entries entries, DigestPeriod period, Consumer<String> unread) {

        EvidenceReach reach() {
            return new EvidenceReach(evidence.coverage(), period.from(), period.to());
        }

        private Stream<IdentityRecord> began() {
            return evidence.between(period.from(), period.to(), unread).map(Kept::identity);
        }
    }
}
