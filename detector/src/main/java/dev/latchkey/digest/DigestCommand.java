package dev.latchkey.digest;

import dev.latchkey.aws.StoredEvidence;
import dev.latchkey.aws.TableTrouble;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.EvidenceReach;
import dev.latchkey.detection.digest.LocatedEvidence;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.digest.DigestFormat.Source;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Host;
import dev.latchkey.terminal.Usage;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what is kept of identities: a digest for people, or all of it for a spreadsheet or a script. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints what became of each identity in a period, from the evidence that the deployment keeps:"
                + " who made it, from where, by what method, what followed, and which allowlist entry approved it or"
                + " as which finding people were alerted.",
        footerHeading = "%nExit codes:%n",
        footer = {"  0  done", "  1  a table cannot be read", "  2  wrong usage"})
public final class DigestCommand implements Callable<Integer> {

    private static final int NOT_DONE = 1;

    @Mixin
    private DigestOptions options = new DigestOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Usage usage = new Usage(commandLine);
        DigestPeriod period = usage.checked(() -> options.period(host().clock().instant()));
        Countries countries = usage.checked(options::countries);
        try (StoredEvidence stored = StoredEvidence.connect(options.region())) {
            Allowlist.Entries entries =
                    options.allowlist().map(stored::allowlist).orElseGet(Allowlist.NOBODY::read);
            Evidence evidence = new LocatedEvidence(stored.evidence(options.table()), countries);
            Source source = new Source(evidence, entries, period, this::unread);
            return options.askingCountries(
                    () -> stored.asked(options.table(), () -> print(source, commandLine.getOut())), usage);
        } catch (TableTrouble e) {
            complain(String.valueOf(e.getMessage()));
            return NOT_DONE;
        }
    }

    private int print(Source source, PrintWriter out) {
        warn(source.reach());
        options.format().print(source, host().terminal(), out);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** The text says itself how far its evidence reaches; of the other forms a line less would be seen by nobody. */
    private void warn(EvidenceReach reach) {
        if (options.format() != DigestFormat.TEXT) {
            reach.missing().forEach(this::complain);
        }
        if (reach.coverage().isEmpty()) {
            complain("if some must have been kept by now, see that %s is the output EvidenceTable of the stack."
                    .formatted(options.table()));
        }
    }

    private void unread(String line) {
        complain("a record that cannot be read is left out: " + line);
    }

    private void complain(String line) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Complaint.to(err).accept(line);
        err.flush();
    }

    private Host host() {
        return Host.of(Objects.requireNonNull(spec));
    }
}
