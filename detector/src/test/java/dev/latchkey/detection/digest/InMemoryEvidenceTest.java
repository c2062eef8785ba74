package dev.latchkey.detection.digest;

import java.time.InstantSource;

class InMemoryEvidenceTest extends EvidenceContract {

    @Override
    protected Evidence evidence(InstantSource time) {
        return new InMemoryEvidence(time);
    }
}
