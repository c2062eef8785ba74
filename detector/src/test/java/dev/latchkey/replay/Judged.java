package dev.latchkey.replay;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a file of records is judged to be, with the allowlist that lies beside it. */
public final class Judged {

    static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    private Judged() {}

    public static List<Verdict> verdicts(Path events) {
        Replay replay = new Replay(Tuning.DEFAULT, Account.NOT_ASKED, allowlist(events), Countries.NOT_ASKED, ALWAYS);
        replay.read(List.of(events), 1, Progress.SILENT, problem -> {
            throw new AssertionError(problem);
        });
        return replay.conclusions().verdicts();
    }

    public static List<Finding> findings(Path events) {
        return verdicts(events).stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .toList();
    }

    private static Allowlist allowlist(Path events) {
        Path file = events.resolveSibling("allowlist.json");
        try {
            return Files.exists(file) ? FileAllowlist.read(file) : Allowlist.NOBODY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
