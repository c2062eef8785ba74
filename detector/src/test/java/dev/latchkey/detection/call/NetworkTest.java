package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "192.0.2.64/26, 192.0.2.64, 192.0.2.127, 192.0.2.63, 192.0.2.128",
        "192.0.2.7/32, 192.0.2.7, 192.0.2.7, 192.0.2.6, 192.0.2.8",
        "128.0.0.0/1, 128.0.0.0, 255.255.255.255, 127.255.255.255, 0.0.0.0",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 2001:db8:0:1::, 2001:db7::",
        "2001:db8::/65, 2001:db8::, 2001:db8::7fff:ffff:ffff:ffff, 2001:db8::8000:0:0:0, 2001:db8:0:1::",
        "2001:db8::1/128, 2001:db8::1, 2001:DB8:0:0:0:0:0:1, 2001:db8::, 2001:db8::2",
    })
    void the_first_and_the_last_address_are_within_and_their_neighbours_are_not(
            String network, String first, String last, String before, String after) {
        Network it = Network.of(network);
        assertThat(it.contains(first)).isTrue();
        assertThat(it.contains(last)).isTrue();
        assertThat(it.contains(before)).isFalse();
        assertThat(it.contains(after)).isFalse();
    }

    @Test
    void a_mapped_address_is_the_one_that_it_maps() {
        assertThat(Network.of("192.0.2.0/24").contains("::ffff:192.0.2.9")).isTrue();
        assertThat(Network.of("192.0.2.0/24").contains("::ffff:c000:209")).isTrue();
        assertThat(Network.of("::ffff:192.0.2.0/120")).isEqualTo(Network.of("192.0.2.0/24"));
        assertThat(Network.of("192.0.2.0/24").contains("::192.0.2.9")).isFalse();
    }

    @Test
    void everything_of_one_version_holds_nothing_of_the_other() {
        assertThat(Network.of("0.0.0.0/0").contains("203.0.113.9")).isTrue();
        assertThat(Network.of("0.0.0.0/0").contains("2001:db8::1")).isFalse();
        assertThat(Network.of("::/0").contains("2001:db8::1")).isTrue();
        assertThat(Network.of("::/0").contains("203.0.113.9")).isFalse();
        assertThat(Network.of("::/0").contains("::ffff:203.0.113.9")).isFalse();
    }

    @Test
    void two_colons_may_stand_for_one_group_and_must_stand_for_one() {
        assertThat(Network.of("2001:db8:0:0:3:4:5:6/128").contains("2001:db8::3:4:5:6"))
                .isTrue();
        assertThat(Network.of("2001:db8:1:0:3:4:5:6/128").contains("2001:db8:1::3:4:5:6"))
                .isTrue();
        assertThat(Network.of("::/0").contains("2001:db8:1:2::3:4:5:6")).isFalse();
    }

    @Test
    void octets_that_cloudtrail_pads_are_decimal() {
        assertThat(Network.of("192.0.2.8").contains("192.000.002.008")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "localhost",
                "example.com",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.1.1",
                "192.0.2.-1",
                "192.0.2.0x1",
                " 192.0.2.1",
                "192.0.2.1\n",
                "192.0.2.٣",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "1:2:3:4::5:6:7:8",
                ":::",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "2001:db8::12345",
                "2001:db8::g",
                "fe80::1%eth0",
                "[2001:db8::1]",
                "::ffff:192.0.2",
                "192.0.2.1::",
            })
    void what_is_no_address_is_in_no_network_and_makes_none(String text) {
        assertThat(Network.of("0.0.0.0/0").contains(text)).isFalse();
        assertThat(Network.of("::/0").contains(text)).isFalse();
        assertThat(Network.ofSingle(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(text))
                .withMessageContaining(" is not a network such as 192.0.2.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/33", "192.0.2.0/", "192.0.2.0/-1", "2001:db8::/129", "2001:db8::/3x", "::/9999"})
    void a_prefix_length_out_of_range_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(text))
                .withMessageStartingWith(text + " has no prefix length from 0 to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1/24", "192.0.2.128/24", "2001:db8::1/32", "2001:db8:0:0:8000::/64"})
    void bits_after_the_prefix_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(text))
                .withMessage(text + " has bits after its prefix: a network begins with its first address");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24",
        "192.0.2.9, 192.0.2.9/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:DB8::/32, 2001:db8:0:0:0:0:0:0/32",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1/128",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8/128",
    })
    void it_is_shown_as_it_can_be_read_again(String text, String shown) {
        Network network = Network.of(text);
        assertThat(network).hasToString(shown);
        assertThat(Network.of(shown)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24, true",
        "192.0.2.0/24, 192.0.2.128/25, true",
        "192.0.2.128/25, 192.0.2.0/24, false",
        "192.0.2.0/25, 192.0.2.128/25, false",
        "192.0.2.0/24, 198.51.100.0/24, false",
        "2001:db8::/32, 2001:db8:1::/48, true",
        "2001:db8:1::/48, 2001:db8:2::/48, false",
        "::/0, 192.0.2.0/24, false",
        "0.0.0.0/0, 2001:db8::/32, false",
    })
    void one_covers_another_that_lies_in_it(String wider, String narrower, boolean covers) {
        assertThat(Network.of(wider).covers(Network.of(narrower))).isEqualTo(covers);
    }
}
