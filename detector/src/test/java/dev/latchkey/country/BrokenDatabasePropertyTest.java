package dev.latchkey.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.verdict.CountriesUnread;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever becomes of the bytes of a database, it answers, or says that it is broken. */
class BrokenDatabasePropertyTest {

    private static final byte[] RIGHT = Mmdb.countries()
            .with("192.0.2.0/24", "FR")
            .with("198.51.100.0/25", "NL")
            .holding("203.0.113.0/24", Map.of("country_code", "DE", "country", "Germany", "of no use", List.of(1, 2)))
            .with("2001:db8::/32", "DE")
            .bytes();
    private static final List<String> ASKED =
            List.of("192.0.2.1", "198.51.100.127", "198.51.100.128", "203.0.113.9", "2001:db8::1", "2001:db9::1");

    private Path file = Path.of("");

    @BeforeProperty
    void make() throws IOException {
        file = Files.createTempFile("countries", ".mmdb");
    }

    @AfterProperty
    void remove() throws IOException {
        Files.delete(file);
    }

    @Example
    void what_is_right_is_read() throws IOException {
        assertThat(answers(RIGHT)).containsExactly("FR", "NL", "none", "DE", "DE", "none");
    }

    @Example
    void each_file_that_is_cut_off_is_refused_or_answers() throws IOException {
        for (int length = 0; length < RIGHT.length; length++) {
            assertThat(answers(Arrays.copyOf(RIGHT, length)))
                    .as("of " + length + " bytes")
                    .allMatch(it -> it.matches("[A-Z]{2}|none|broken|refused"));
        }
    }

    @Property(tries = 300)
    void bytes_that_are_flipped_do_no_other_harm(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 100_000) Integer> places,
            @ForAll @Size(6) List<@IntRange(min = 1, max = 255) Integer> masks)
            throws IOException {
        byte[] flipped = RIGHT.clone();
        for (int at = 0; at < places.size(); at++) {
            flipped[places.get(at) % flipped.length] ^= (byte) (int) masks.get(at);
        }
        assertThat(answers(flipped)).allMatch(it -> it.matches("[A-Z]{2}|none|broken|refused"));
    }

    private List<String> answers(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            CountryDatabase countries = CountryDatabase.open(file);
            return ASKED.stream().map(address -> answer(countries, address)).toList();
        } catch (FileSystemException e) {
            return List.of("refused");
        }
    }

    private static String answer(CountryDatabase countries, String address) {
        try {
            return countries.of(CountryDatabaseTest.address(address)).orElse("none");
        } catch (CountriesUnread e) {
            return "broken";
        }
    }
}
