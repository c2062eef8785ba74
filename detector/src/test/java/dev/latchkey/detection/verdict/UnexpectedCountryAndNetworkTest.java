package dev.latchkey.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where both countries and networks are expected. */
class UnexpectedCountryAndNetworkTest extends CountryCase {

    @Test
    void an_expected_network_settles_it_in_whatever_country_it_is() {
        assertThat(judged("198.51.100.7", withNetwork("198.51.100.0/24")).traits())
                .isEmpty();
    }

    @Test
    void outside_both_raises_by_no_more_than_one_level() {
        Assessment assessment = judged("198.51.100.7", withNetwork("203.0.113.0/24"));
        assertThat(assessment.traits())
                .containsExactly(
                        new Trait(Kind.UNEXPECTED_NETWORK, "CreateUser from 198.51.100.7 (NL)"),
                        new Trait(Kind.UNEXPECTED_COUNTRY, "CreateUser from 198.51.100.7 (NL)"));
        assertThat(assessment.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void an_address_in_an_expected_country_is_still_outside_the_expected_networks() {
        assertThat(judged("203.0.113.9", withNetwork("198.51.100.0/24")).traits())
                .extracting(Trait::kind)
                .containsExactly(Kind.UNEXPECTED_NETWORK);
    }

    private static Tuning withNetwork(String network) {
        Tuning it = GERMANY;
        return new Tuning(
                        it.window(),
                        it.follow(),
                        it.ownAccounts(),
                        it.regions(),
                        Set.of(Network.of(network)),
                        it.attackTools(),
                        it.tellFrom())
                .withCountries(it.countries());
    }
}
