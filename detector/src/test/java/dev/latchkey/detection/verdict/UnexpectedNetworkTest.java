package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedNetworkTest {

    @ParameterizedTest
    @ValueSource(strings = {"198.51.101.0", "203.0.113.9", "2001:db8:1::1"})
    void an_address_outside_raises_by_one_level(String address) {
        Assessment assessment = judged(address, expected());
        assertThat(assessment.traits()).extracting(Trait::kind).containsExactly(Kind.UNEXPECTED_NETWORK);
        assertThat(assessment.traits().get(0).fact()).endsWith("from " + address);
        assertThat(assessment.severity()).isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.0", "198.51.100.255", "2001:db8::ffff"})
    void an_address_inside_does_not(String address) {
        assertThat(judged(address, expected()).traits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation.amazonaws.com", "AWS Internal"})
    void what_is_no_address_says_nothing(String address) {
        assertThat(judged(address, expected()).traits()).isEmpty();
    }

    @Test
    void without_expected_networks_every_address_is_expected() {
        assertThat(judged("203.0.113.9", Tuning.DEFAULT).traits()).isEmpty();
    }

    private static Assessment judged(String address, Tuning tuning) {
        Origin origin = new Origin(address, "Mozilla/5.0", true);
        List<Verdict> verdicts = new Analytic(tuning, Allowlist.NOBODY)
                .judge(Chain.of(
                        NEW_USER,
                        List.of(
                                Cast.from(origin, created(NEW_USER, "e-1", NOON)),
                                Cast.from(origin, keyed(NEW_USER, "e-2", NOON)))));
        return verdicts.get(0).finding().orElseThrow();
    }

    private static Tuning expected() {
        Tuning it = Tuning.DEFAULT;
        Set<Network> networks = Set.of(Network.of("198.51.100.0/24"), Network.of("2001:db8::/48"));
        return new Tuning(
                it.window(), it.follow(), it.ownAccounts(), it.regions(), networks, it.attackTools(), it.tellFrom());
    }
}
