package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedCountryTest {

    private static final Tuning GERMANY = Tuning.DEFAULT.withCountries(Set.of("DE"));

    /** The first network is Dutch, the second and all of IPv6 German, and so, by a slip, is what is private. */
    private static final Countries COUNTRIES = address -> {
        String text = address.toString();
        if (text.startsWith("198.51.100.")) {
            return Optional.of("NL");
        }
        boolean german = text.startsWith("203.0.113.") || text.startsWith("2001:db8:");
        return german ? Optional.of("DE") : text.startsWith("192.0.2.") ? Optional.empty() : Optional.of("US");
    };

    @Test
    void an_address_in_another_country_raises_by_one_level_and_says_which() {
        Assessment assessment = judged("198.51.100.7", GERMANY);
        assertThat(assessment.traits())
                .containsExactly(new Trait(Kind.UNEXPECTED_COUNTRY, "CreateUser from 198.51.100.7 (NL)"));
        assertThat(assessment.inTable().severity()).isEqualTo(Severity.LOW);
        assertThat(assessment.severity()).isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "2001:db8::1"})
    void an_address_in_an_expected_country_does_not(String address) {
        assertThat(judged(address, GERMANY).traits()).isEmpty();
    }

    @Test
    void an_address_whose_country_is_not_known_is_not_outside() {
        assertThat(judged("192.0.2.1", GERMANY).traits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.127.0.1",
                "127.0.0.1",
                "169.254.0.1",
                "fd00::1",
                "fe80::1",
                "::1",
                "::ffff:10.0.0.1"
            })
    void a_private_address_is_in_no_country_whatever_a_database_says(String address) {
        Assessment assessment = judged(address, GERMANY);
        assertThat(assessment.traits()).isEmpty();
        assertThat(assessment.stretch().anchor().origin().country()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.32.0.0", "100.128.0.0", "fec0::1"})
    void an_address_right_behind_the_private_ones_is_asked_about(String address) {
        assertThat(judged(address, GERMANY).traits()).extracting(Trait::kind).containsExactly(Kind.UNEXPECTED_COUNTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation.amazonaws.com", "AWS Internal"})
    void what_is_no_address_is_in_no_country(String address) {
        assertThat(judged(address, GERMANY).traits()).isEmpty();
    }

    @Test
    void without_expected_countries_the_country_is_only_known() {
        Assessment assessment = judged("198.51.100.7", Tuning.DEFAULT);
        assertThat(assessment.traits()).isEmpty();
        assertThat(assessment.stretch().anchor().origin().shown()).isEqualTo("198.51.100.7 (NL)");
    }

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

    @Test
    void each_address_of_a_stretch_is_asked_about_once() {
        List<String> asked = new ArrayList<>();
        Countries counting = address -> {
            asked.add(address.toString());
            return Optional.empty();
        };
        analytic(GERMANY, counting).judge(chain("198.51.100.7"));
        assertThat(asked).containsExactly("198.51.100.7/32");
    }

    @Test
    void what_could_not_be_read_is_said_where_countries_are_expected_and_nowhere_else() {
        Countries unread = new Countries() {
            @Override
            public Optional<String> of(Network address) {
                return Optional.empty();
            }

            @Override
            public Optional<String> trouble() {
                return Optional.of("countries are not known");
            }
        };
        assertThat(found(analytic(GERMANY, unread)).problems()).containsExactly("countries are not known");
        assertThat(found(analytic(Tuning.DEFAULT, unread)).problems()).isEmpty();
    }

    @Test
    void what_is_judged_under_another_allowlist_has_the_same_countries() {
        Analytic other = analytic(GERMANY, COUNTRIES).under(Allowlist.NOBODY);
        assertThat(found(other).traits()).extracting(Trait::kind).containsExactly(Kind.UNEXPECTED_COUNTRY);
    }

    @Test
    void all_steps_of_a_stretch_say_their_country() {
        Step denied = Cast.from(
                new Origin("203.0.113.9", "aws-cli/2", false),
                Cast.step(NEW_USER, "e-3", NOON, new Fact.Noted(Note.DENIED, "")));
        List<Step> steps = new ArrayList<>(chain("198.51.100.7").steps());
        steps.add(denied);
        Stretch stretch = analytic(GERMANY, COUNTRIES)
                .judge(Chain.of(NEW_USER, steps))
                .get(0)
                .stretch();
        assertThat(stretch.story())
                .extracting(step -> step.origin().country().orElse(""))
                .containsExactly("NL", "NL", "DE");
        assertThat(stretch.creation()).contains(stretch.steps().get(0));
    }

    private static Assessment judged(String address, Tuning tuning) {
        return analytic(tuning, COUNTRIES)
                .judge(chain(address))
                .get(0)
                .finding()
                .orElseThrow();
    }

    private static Assessment found(Analytic analytic) {
        return analytic.judge(chain("198.51.100.7")).get(0).finding().orElseThrow();
    }

    private static Analytic analytic(Tuning tuning, Countries countries) {
        return new Analytic(tuning, Allowlist.NOBODY, KnownCallers.NOT_LEARNT, countries);
    }

    private static Chain chain(String address) {
        Origin origin = new Origin(address, "Mozilla/5.0", true);
        return Chain.of(
                NEW_USER,
                List.of(
                        Cast.from(origin, created(NEW_USER, "e-1", NOON)),
                        Cast.from(origin, keyed(NEW_USER, "e-2", NOON))));
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
