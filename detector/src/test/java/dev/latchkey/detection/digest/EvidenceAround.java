package dev.latchkey.detection.digest;

import java.util.Optional;

/** Evidence that is another's, but for what goes wrong with it. */
interface EvidenceAround extends Evidence {

    Evidence whole();

    @Override
    default void keep(IdentityRecord identity) {
        whole().keep(identity);
    }

    @Override
    default Optional<Coverage> coverage() {
        return whole().coverage();
    }

    @Override
    default void covers(Coverage coverage) {
        whole().covers(coverage);
    }
}
