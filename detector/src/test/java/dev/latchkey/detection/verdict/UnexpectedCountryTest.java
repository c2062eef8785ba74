package dev.latchkey.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.verdict.Trait.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedCountryTest extends CountryCase {

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
}
