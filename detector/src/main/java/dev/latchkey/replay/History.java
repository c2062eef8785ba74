package dev.latchkey.replay;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A history, judged with an allowlist.
 *
 * @param isReadable whether there was any record in it
 * @param read how much was read, in one line
 * @param alone what was given besides, and makes no finding
 */
public record History(
        Replay replay,
        Tuning tuning,
        boolean isReadable,
        String read,
        List<Verdict> verdicts,
        Supplier<List<Verdict>> alone,
        Allowlist.Entries allowlist,
        Terminal terminal) {

    public static final int NOTHING_READABLE = 1;

    private static final Pattern UID = Pattern.compile("[0-9a-f]{" + Finding.SHORT + ",32}");

    /** Says how much was read, and if need be that it was nothing. */
    public void tell(PrintWriter err, String more) {
        err.println(read + more);
        if (!isReadable) {
            err.println(Complaint.of("no CloudTrail record in the paths given. In a folder only files are read "
                    + LogFiles.named() + "; name any other file itself. What can be read: docs/sources.md"));
        }
        err.flush();
    }

    /**
     * Of eventIDs, or of findings by their numbers; if there is none, of identities by their names; each once. Those
     * last, for whoever makes an identity names it, and may name it as something else is numbered.
     */
    public List<Verdict> named(Asked asked) {
        List<Verdict> numbered = named(asked, this::byEventOrNumber);
        return numbered.isEmpty() ? named(asked, this::ofIdentity) : numbered;
    }

    private List<Verdict> named(Asked asked, Function<String, List<Verdict>> byName) {
        Set<Verdict> named = Collections.newSetFromMap(new IdentityHashMap<>());
        asked.names().forEach(name -> named.addAll(byName.apply(name)));
        return verdicts.stream().filter(named::contains).toList();
    }

    private List<Verdict> byEventOrNumber(String name) {
        List<Verdict> byEvent = verdicts.stream()
                .filter(verdict -> verdict.stretch().steps().stream()
                        .anyMatch(step -> step.eventId().equals(name)))
                .toList();
        return byEvent.isEmpty() ? findings(name) : byEvent;
    }

    private List<Verdict> ofIdentity(String name) {
        return verdicts.stream()
                .filter(verdict -> verdict.stretch().subject().isIdentity())
                .filter(verdict -> verdict.stretch().subject().name().equalsIgnoreCase(name))
                .toList();
    }

    /** Of a finding by its uid or the first characters of it, also an older one. */
    private List<Verdict> findings(String name) {
        return UID.matcher(name).matches()
                ? verdicts.stream().filter(verdict -> isFinding(verdict, name)).toList()
                : List.of();
    }

    /** What judged it. */
    public Analytic analytic() {
        return replay.analytic();
    }

    /** The findings of this number or of these first characters of it, and none that was superseded. */
    public List<Finding> numbered(String number) {
        return UID.matcher(number).matches()
                ? verdicts.stream()
                        .flatMap(verdict -> verdict.assessed().stream())
                        .map(Finding::of)
                        .filter(finding -> finding.uid().startsWith(number))
                        .toList()
                : List.of();
    }

    /** What is remembered of events, whether or not they make a finding. */
    public List<Step> steps(Asked events) {
        return events.names().stream()
                .flatMap(name -> replay.steps(name).stream())
                .toList();
    }

    private static boolean isFinding(Verdict verdict, String uid) {
        return verdict.assessed().map(Finding::of).stream()
                .anyMatch(finding -> finding.uid().startsWith(uid)
                        || finding.mayHaveBeen().stream().anyMatch(older -> older.startsWith(uid)));
    }
}
