package dev.latchkey.replay;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A history, judged with an allowlist.
 *
 * @param isReadable whether there was any record in it
 */
record History(
        Replay replay, boolean isReadable, List<Verdict> verdicts, Allowlist.Entries allowlist, Terminal terminal) {

    private static final Pattern UID = Pattern.compile("[0-9a-f]{8,32}");

    /** Of an eventID, or of a finding by its uid or the first characters of it, also an older one. */
    List<Verdict> named(String name) {
        List<Verdict> byEvent = verdicts.stream()
                .filter(verdict -> verdict.stretch().steps().stream()
                        .anyMatch(step -> step.eventId().equals(name)))
                .toList();
        return byEvent.isEmpty() && UID.matcher(name).matches()
                ? verdicts.stream().filter(verdict -> isFinding(verdict, name)).toList()
                : byEvent;
    }

    List<Step> steps(String eventId) {
        return replay.steps(eventId);
    }

    private static boolean isFinding(Verdict verdict, String uid) {
        return verdict.assessed().map(Finding::of).stream()
                .anyMatch(finding -> finding.uid().startsWith(uid)
                        || finding.mayHaveBeen().stream().anyMatch(older -> older.startsWith(uid)));
    }
}
