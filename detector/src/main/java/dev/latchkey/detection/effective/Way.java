package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Life;
import java.util.Optional;

/** A link to whoever bore the name then; of a policy there is but one. */
record Way(Link link, Optional<Life> life) {

    /** Whether all that could come by this way has come by the other. */
    boolean isWithin(Way other) {
        return life.equals(other.life) && link.isWithin(other.link);
    }
}
