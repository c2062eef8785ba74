package dev.latchkey.replay;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Host;
import dev.latchkey.terminal.Terminal;
import dev.latchkey.terminal.Usage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Reads a history and judges it, as the options of a command ask. */
public record Judging(CommandSpec spec, RecordOptions reading, TuningOptions tuning, boolean progress) {

    Usage usage() {
        return new Usage(spec.commandLine());
    }

    /** Flushes each line, for the reading may take long. */
    public PrintWriter err() {
        return new PrintWriter(spec.commandLine().getErr(), true);
    }

    public History of(List<Path> paths, Allowlist allowlist) {
        usage().exist(paths);
        Period period = usage().checked(reading::period);
        Tuning judged = usage().checked(tuning::tuning);
        Account account = usage().checked(() -> reading.account(Complaint.to(err())));
        Countries countries = usage().checked(() -> reading.countries(judged));
        Replay replay = new Replay(judged, account, allowlist, countries, period);
        Terminal terminal = Host.of(spec).terminal();
        Tally tally = new Reading(paths, terminal, progress, err()).by(replay);
        String read = tally.shown(replay.steps(), period.isBounded());
        Conclusions all = asking(replay::conclusions);
        Supplier<List<Verdict>> alone = () -> asking(() -> replay.standingAlone(all));
        return new History(
                replay, judged, tally.records() > 0, read, all.verdicts(), alone, allowlist.read(), terminal);
    }

    private <T> T asking(Supplier<T> conclusions) {
        return reading.askingCountries(conclusions, usage());
    }
}
