package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Network;
import java.util.Optional;

/** In which countries addresses are, by a database that a team brings along. */
public interface Countries {

    Countries NOT_ASKED = address -> Optional.empty();

    /**
     * Of a single address, in two capital letters, as ISO 3166-1 has them; empty if it is not known.
     *
     * @throws CountriesUnread if what the database says there is broken
     */
    Optional<String> of(Network address);

    /** Why nothing is known of anybody, in words for the alert; empty as long as the database can be read. */
    default Optional<String> trouble() {
        return Optional.empty();
    }
}
