package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Tuning;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which history an allowlist is held against, and how that is judged: as replay has it. */
final class HistoryOptions {

    @ArgGroup(validate = false, order = 1, heading = "%nWhat is looked at:%n")
    private ReadOptions reading = new ReadOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nHow it is judged:%n")
    private TuningOptions judging = new TuningOptions();

    @Option(names = "--no-progress", description = "No progress bar; there is one only on a terminal.")
    private boolean noProgress;

    boolean hasAllowlist() {
        return reading.hasAllowlist();
    }

    /** @throws IllegalArgumentException with a sentence, if the values do not go together */
    Tuning tuning() {
        return judging.tuning();
    }

    /** Reads the paths and judges what is in them; what cannot be read is said on standard error. */
    History read(CommandSpec spec, List<Path> paths) {
        paths.stream().filter(Files::notExists).findFirst().ifPresent(path -> {
            throw new ParameterException(
                    spec.commandLine(), "no such file or folder: " + PlainText.of(path.toString()));
        });
        Period period = checked(spec, reading::period);
        Tuning tuning = checked(spec, judging::tuning);
        PrintWriter err = new PrintWriter(spec.commandLine().getErr(), true);
        Consumer<String> problems = problem -> err.println("latchkey: " + PlainText.of(problem));
        Allowlist allowlist = checked(spec, () -> reading.allowlist(problem -> {}));
        Account account = checked(spec, () -> reading.account(problems));
        Replay replay = new Replay(tuning, account, allowlist, period);
        Terminal terminal = ((Latchkey) spec.root().userObject()).terminal();
        Tally tally = new Reading(paths, terminal, !noProgress, err).by(replay);
        err.println(tally.shown(replay.steps(), period.isBounded()));
        if (tally.records() == 0) {
            err.println("latchkey: no CloudTrail record in the paths given");
        }
        return new History(replay, tally.records() > 0, replay.verdicts(), allowlist.read(), terminal);
    }

    private static <T> T checked(CommandSpec spec, Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), PlainText.of(String.valueOf(e.getMessage()), 512), e);
        }
    }
}
