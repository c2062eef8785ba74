package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.AllowlistRemark;
import dev.latchkey.detection.verdict.EntryUse;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The entries of a file that cover nothing in a history. */
final class UnusedEntries {

    private UnusedEntries() {}

    static List<AllowlistRemark> in(CommandSpec spec, List<Path> logs, FileAllowlist allowlist) {
        logs.stream().filter(Files::notExists).findFirst().ifPresent(path -> {
            throw new ParameterException(
                    spec.commandLine(), "no such file or folder: " + PlainText.of(path.toString()));
        });
        Tuning tuning = Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL);
        Replay replay = new Replay(tuning, Account.NOT_ASKED, allowlist, Period.ALWAYS);
        PrintWriter err = new PrintWriter(spec.commandLine().getErr(), true);
        Terminal terminal = ((Latchkey) spec.root().userObject()).terminal();
        new Reading(logs, terminal, true, err).by(replay);
        return EntryUse.of(allowlist.read().entries(), replay.verdicts()).stream()
                .filter(use -> !use.isUsed())
                .map(use -> new AllowlistRemark(
                        use.entry().id(),
                        AllowlistRemark.Weight.WARNING,
                        "it covers nothing in these logs",
                        "see that principal has its role's path, or remove the entry"))
                .toList();
    }
}
