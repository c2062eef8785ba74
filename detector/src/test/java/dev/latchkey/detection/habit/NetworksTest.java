package dev.latchkey.detection.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {

    @Test
    void an_address_that_is_usual_by_itself_stays_one() {
        assertThat(networks("192.0.2.16", "192.0.2.16", "192.0.2.16")).containsExactly("192.0.2.16/32");
    }

    @Test
    void three_addresses_that_fill_a_quarter_of_a_small_network_become_the_smallest_that_holds_them() {
        assertThat(networks("192.0.2.16", "192.0.2.17", "192.0.2.19")).containsExactly("192.0.2.16/30");
        assertThat(networks("192.0.2.16", "192.0.2.17", "192.0.2.23")).containsExactly("192.0.2.16/29");
    }

    @Test
    void three_of_sixteen_are_too_few_and_four_are_enough() {
        assertThat(networks("192.0.2.16", "192.0.2.17", "192.0.2.31")).isEmpty();
        assertThat(networks("192.0.2.16", "192.0.2.17", "192.0.2.31", "192.0.2.28"))
                .containsExactly("192.0.2.16/28");
    }

    @Test
    void nothing_wider_than_a_28_is_made_of_addresses() {
        assertThat(networks("192.0.2.14", "192.0.2.15", "192.0.2.16", "192.0.2.17"))
                .isEmpty();
    }

    @Test
    void two_addresses_are_no_network() {
        assertThat(networks("192.0.2.16", "192.0.2.17", "192.0.2.200")).isEmpty();
    }

    @Test
    void three_addresses_of_one_link_are_the_64_of_ipv6_and_of_two_links_nothing() {
        assertThat(networks("2001:db8::1", "2001:db8::ffff:2", "2001:db8::3"))
                .containsExactly("2001:db8:0:0:0:0:0:0/64");
        assertThat(networks("2001:db8::1", "2001:db8:0:1::2", "2001:db8::3")).isEmpty();
    }

    private static List<String> networks(String... addresses) {
        Weeks weeks = new Weeks();
        for (int day = 0; day < addresses.length; day++) {
            weeks.user(day, "ci-" + day, Weeks.from(addresses[day]));
        }
        return weeks.entries().stream()
                .flatMap(entry -> entry.bounds().networks().stream())
                .map(Object::toString)
                .toList();
    }
}
