package dev.latchkey.detection.chain;

import dev.latchkey.detection.rights.Privilege;
import java.time.Instant;
import java.util.Optional;

/**
 * What the account itself says of a subject, beside its records.
 *
 * @param since when it was created
 * @param privilege what it holds, or what the policy allows
 */
public record Known(Optional<Instant> since, Optional<Privilege> privilege) {

    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
}
