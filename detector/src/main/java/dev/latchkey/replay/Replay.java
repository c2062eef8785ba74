package dev.latchkey.replay;

import dev.latchkey.cloudtrail.LogFile;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.HeldBefore;
import dev.latchkey.detection.Listing;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.InMemoryKnownCallers;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Two passes: collects the steps of all files, then judges each chain once. What it keeps grows with steps, not
 * records.
 */
final class Replay {

    /** Files that are waited for together: so many more may be read meanwhile, and what they gave is remembered. */
    private static final int BATCH = 512;

    private final InMemoryChainStore chains = new InMemoryChainStore();
    private final InMemoryKnownCallers callers = new InMemoryKnownCallers();
    private final Account account;
    private final Analytic analytic;
    private final Detector detector;
    private final Listing listing;
    private final Period period;

    Replay(Tuning tuning, Account account, Allowlist allowlist, Countries countries, Period period) {
        this.account = account;
        this.analytic = new Analytic(tuning, allowlist, callers, countries);
        this.detector = new Detector(chains, account, analytic);
        this.listing = new Listing(chains, account, analytic);
        this.period = period;
    }

    /**
     * Reads files on several threads, one file each. A chain is a set, so their order changes nothing.
     *
     * @param problems told in the order of the files
     */
    Tally read(List<Path> files, int readers, Progress progress, Consumer<String> problems) {
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        try {
            Tally all = Tally.NOTHING;
            List<Future<FileTally>> earlier = List.of();
            for (int from = 0; from < files.size(); from += BATCH) {
                List<Future<FileTally>> some = files.subList(from, Math.min(from + BATCH, files.size())).stream()
                        .map(file -> pool.submit(() -> read(file, progress)))
                        .toList();
                all = all.plus(ended(earlier, problems));
                earlier = some;
            }
            return all.plus(ended(earlier, problems));
        } finally {
            pool.shutdownNow();
        }
    }

    private FileTally read(Path file, Progress progress) {
        FileTally tally = new FileTally(file, this::remember);
        try (CountedInput bytes = new CountedInput(Files.newInputStream(file), progress)) {
            LogFile.read(bytes, tally);
        } catch (IOException e) {
            tally.broken(e);
        }
        return tally;
    }

    private boolean remember(ApiCall call) {
        boolean inside = period.contains(call.time());
        if (inside) {
            callers.learn(detector.remember(call).stream()
                    .flatMap(step -> Sighting.in(step).stream())
                    .toList());
        }
        return inside;
    }

    /** Waits for the last one first, so as not to be woken by each. */
    private static Tally ended(List<Future<FileTally>> files, Consumer<String> problems) {
        if (!files.isEmpty()) {
            ended(files.get(files.size() - 1));
        }
        Tally all = Tally.NOTHING;
        for (Future<FileTally> file : files) {
            FileTally tally = ended(file);
            tally.problems().forEach(problems);
            all = all.plus(tally.tally());
        }
        return all;
    }

    private static FileTally ended(Future<FileTally> file) {
        try {
            return file.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    public Analytic analytic() {
        return analytic;
    }

    long steps() {
        return chains.size();
    }

    /** What is remembered of one event, whether or not it makes a finding. */
    List<Step> steps(String eventId) {
        return chains.subjects().stream()
                .flatMap(subject -> chains.read(subject).steps().stream())
                .filter(step -> step.eventId().equals(eventId))
                .sorted(Step.IN_EVENT_TIME)
                .toList();
    }

    /** With who held what has changed since, as the account shows it. */
    Conclusions conclusions() {
        chains.add(HeldBefore.in(chains.subjects(), chains, account));
        return Conclusions.of(chains.subjects(), detector);
    }

    /** What was given, and no verdict that people are shown is about. */
    List<Verdict> standingAlone(Conclusions conclusions) {
        return conclusions.standingAlone(listing);
    }
}
