package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.FindingLog.Claim;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells a finding once: claim, publish, mark. A crash between any two of these leads to telling again, never to
 * silence.
 */
public final class Telling {

    private final FindingLog log;
    private final AlertPublisher publisher;
    private final Settling settling;

    /** Tells at once. */
    public Telling(FindingLog log, AlertPublisher publisher) {
        this(log, publisher, Settling.AT_ONCE);
    }

    public Telling(FindingLog log, AlertPublisher publisher, Settling settling) {
        this.log = log;
        this.publisher = publisher;
        this.settling = settling;
    }

    /**
     * Tells the finding, or has its subject judged again first if more of it may be under way.
     *
     * @return whether people were told just now
     */
    public boolean tellOnceSettled(Finding finding) {
        boolean waits = finding.assessment().mustSettle() && settling.judgeAgain(finding.subject());
        return !waits && tell(finding);
    }

    /**
     * Tells the finding, and closes those that it supersedes. These are looked for also if it has been told before: who
     * told them may have done so meanwhile, or whoever was closing them may have crashed.
     *
     * @return whether people were told just now
     */
    public boolean tell(Finding finding) {
        boolean toldBefore = toldBefore(finding);
        List<String> superseded = superseded(finding, toldBefore ? List.of() : finding.earlierNames());
        boolean told = tell(finding, toldBefore, superseded);
        superseded.forEach(older -> tell(finding.closing(older), false, List.of()));
        return told;
    }

    private boolean tell(Finding finding, boolean toldBefore, List<String> superseded) {
        Optional<Claim> claim = log.claim(finding);
        claim.ifPresent(held -> {
            publisher.publish(Alert.of(held, toldBefore, superseded));
            log.told(held);
        });
        return claim.isPresent();
    }

    /** What was told is remembered under the name of the time, and the commands in it fail under another. */
    private boolean toldBefore(Finding finding) {
        return finding.earlierNames().stream()
                .anyMatch(name -> log.toldUidsOf(name).contains(finding.uid()));
    }

    /**
     * Without a creation a late grant makes one of two that were told: neither alert says what the other does, so both
     * stay open.
     */
    private boolean isToldWithoutThem(Finding finding) {
        return finding.stretch().creation().isEmpty()
                && log.toldUidsOf(finding.subject()).contains(finding.uid());
    }

    /** @param earlier names under which they may have been told, unless what takes their place was told there too */
    private List<String> superseded(Finding finding, List<Subject> earlier) {
        Set<String> mayHaveBeen = finding.mayHaveBeen();
        return mayHaveBeen.isEmpty() || isToldWithoutThem(finding)
                ? List.of()
                : Stream.concat(Stream.of(finding.subject()), earlier.stream())
                        .flatMap(name -> log.uidsOf(name).stream())
                        .filter(mayHaveBeen::contains)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
