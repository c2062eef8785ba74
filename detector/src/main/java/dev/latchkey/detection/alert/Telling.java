package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.FindingLog.Claim;
import java.util.Optional;

/**
 * Tells a finding once: claim, publish, mark. A crash between any two of these leads to telling again, never to
 * silence.
 */
public final class Telling {

    private final FindingLog log;
    private final AlertPublisher publisher;

    public Telling(FindingLog log, AlertPublisher publisher) {
        this.log = log;
        this.publisher = publisher;
    }

    /** @return whether people were told just now */
    public boolean tell(Finding finding) {
        Optional<Claim> claim = log.claim(finding);
        claim.ifPresent(held -> {
            publisher.publish(new Alert(held.finding(), held.activity()));
            log.told(held);
        });
        return claim.isPresent();
    }
}
