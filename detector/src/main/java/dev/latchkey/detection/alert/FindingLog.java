package dev.latchkey.detection.alert;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers which finding has been told at which rank, so that it is told once.
 *
 * <p>Who means to tell claims the finding first. A claim is a lease: whoever crashes with it in hand leaves it to
 * expire.
 */
public interface FindingLog {

    /** Longer than the function may run (20 s), shorter than Lambda waits before its first retry (60 s). */
    Duration LEASE = Duration.ofSeconds(45);

    /**
     * @return a claim to tell the finding now; empty if it has been told at this rank or a higher one, or if somebody
     *     else is telling it at such a rank
     * @throws ToldElsewhere if somebody else is telling it at a lower rank, or at any if that is not to be counted on:
     *     try again when that is over
     */
    Optional<Claim> claim(Finding finding);

    /** Marks the finding as told and releases the claim. */
    void told(Claim claim);

    /** The uids of all findings of the subject that people have been told of, or may have been: also those claimed. */
    Set<String> uidsOf(Subject subject);

    /** Of those the ones that people have been told of. */
    Set<String> toldUidsOf(Subject subject);

    /** @param token makes the claim one's own */
    record Claim(Finding finding, String token, Alert.Activity activity) {

        /** @param told the rank at which the finding was told before, if it was */
        public static Claim of(Finding finding, String token, Optional<Long> told) {
            return new Claim(finding, token, Alert.Activity.of(finding, told));
        }
    }

    /** Somebody else holds a claim on which nobody may count; the event must be tried again. */
    final class ToldElsewhere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ToldElsewhere(Finding finding) {
            super("finding " + finding.uid() + " is being told by somebody else; to be tried again");
        }
    }
}
