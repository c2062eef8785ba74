package dev.latchkey.detection.digest;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Countries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everybody in {@link Records} calls from 198.51.100.23. */
class LocatedEvidenceTest {

    private final Hands clock = new Hands();
    private final InMemoryEvidence kept = new InMemoryEvidence(clock);
    private final List<Network> asked = new ArrayList<>();
    private final Countries countries = address -> {
        asked.add(address);
        return Optional.of("NL");
    };

    @Test
    void a_digest_says_the_country_by_each_address_that_it_shows() {
        kept.keep(Records.told("told", NOON));
        kept.keep(Records.approved("approved", NOON.plusSeconds(1)));
        assertThat(text(countries))
                .contains(
                        "created by arn:aws:iam::111122223333:user/mallory from 198.51.100.23 (NL, CLI)",
                        "user approved (account 111122223333), by")
                .doesNotContain("(CLI)");
    }

    @Test
    void each_address_is_asked_for_once() {
        kept.keep(Records.told("told", NOON));
        kept.keep(Records.told("other", NOON.plusSeconds(1)));
        text(countries);
        assertThat(asked).containsExactly(Network.of("198.51.100.23/32"));
    }

    @Test
    void without_a_database_it_reads_as_before_and_nothing_of_it_is_kept() {
        kept.keep(Records.told("told", NOON));
        String before = text(Countries.NOT_ASKED);
        text(countries);
        assertThat(before).contains("from 198.51.100.23 (CLI)").isEqualTo(text(Countries.NOT_ASKED));
    }

    private String text(Countries by) {
        Evidence evidence = new LocatedEvidence(kept, by);
        return DigestText.of(Digest.of(evidence, Allowlist.NOBODY.read(), NOON, NOON.plus(Duration.ofDays(7))));
    }
}
