package dev.latchkey.country;

import static org.assertj.core.api.Assertions.assertThat;

import com.maxmind.db.Reader;
import dev.latchkey.detection.call.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryDatabaseTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest
    @CsvSource({"6,24", "6,28", "6,32", "4,24", "4,28"})
    void an_address_is_in_the_country_of_the_narrowest_network_and_what_lies_beside_it_in_none(
            int version, int recordSize) throws IOException {
        CountryDatabase countries = opened(new Mmdb(version, recordSize)
                .with("192.0.2.0/25", "FR")
                .with("192.0.2.128/32", "XK")
                .with("198.51.100.0/24", "NL"));
        assertThat(countries.of(address("192.0.2.0"))).contains("FR");
        assertThat(countries.of(address("192.0.2.127"))).contains("FR");
        assertThat(countries.of(address("192.0.2.128"))).contains("XK");
        assertThat(countries.of(address("192.0.2.129"))).isEmpty();
        assertThat(countries.of(address("198.51.100.255"))).contains("NL");
        assertThat(countries.of(address("198.51.101.0"))).isEmpty();
        assertThat(countries.of(address("2001:db8::1"))).isEmpty();
    }

    @Test
    void ipv6_has_networks_of_its_own() throws IOException {
        CountryDatabase countries =
                opened(Mmdb.countries().with("2001:db8::/33", "DE").with("198.51.100.0/24", "NL"));
        assertThat(countries.of(address("2001:db8:7fff:ffff::1"))).contains("DE");
        assertThat(countries.of(address("2001:db8:8000::"))).isEmpty();
        assertThat(countries.of(address("::ffff:198.51.100.1"))).contains("NL");
    }

    /** Its first bits are those of 32.1.13.184, whose branch the reader would walk into. */
    @Test
    void a_database_of_ipv4_alone_knows_no_ipv6() throws IOException {
        CountryDatabase countries = opened(new Mmdb(4, 24).with("0.0.0.0/1", "FR"));
        assertThat(countries.of(address("32.1.13.184"))).contains("FR");
        assertThat(countries.of(address("2001:db8::1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"country_code", "country"})
    void a_code_may_stand_by_itself_as_in_files_of_ipinfo(String key) throws IOException {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("country", "Netherlands");
        place.put("continent", "Europe");
        place.put(key, "nl");
        assertThat(opened(Mmdb.countries().holding("198.51.100.0/24", place)).of(address("198.51.100.7")))
                .contains("NL");
    }

    @Test
    void keys_and_values_may_be_pointers() throws IOException {
        Mmdb database = Mmdb.countries().with("192.0.2.0/24", "FR");
        int texts = database.size();
        database.raw(0x42, 'N', 'L');
        int object = database.size();
        database.raw(0xe1, 0x48, 'i', 's', 'o', '_', 'c', 'o', 'd', 'e', 0x20 | texts >> 8, texts & 0xff);
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("country", new Mmdb.Pointer(object));
        database.holding("198.51.100.0/24", place);
        assertThat(opened(database).of(address("198.51.100.7"))).contains("NL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D", "DEU", "D1", "<b", "DE\u0000", "ÄÖ"})
    void what_is_no_code_of_two_letters_is_no_country(String code) throws IOException {
        CountryDatabase countries =
                opened(Mmdb.countries().with("192.0.2.0/24", "FR").with("198.51.100.0/24", code));
        assertThat(countries.of(address("198.51.100.7"))).isEmpty();
    }

    /** They cannot be among the expected ones, and so would always be outside. */
    @ParameterizedTest
    @ValueSource(strings = {"EU", "AP", "XX", "XZ", "ZZ"})
    void a_code_of_a_region_or_of_nowhere_is_no_country(String code) throws IOException {
        Mmdb database = Mmdb.countries().with("198.51.100.0/24", code);
        assertThat(BrokenDatabaseTest.refusal(database.writtenTo(folder.resolve("nowhere.mmdb"))))
                .isEqualTo(BrokenDatabaseTest.NO_COUNTRY);
        assertThat(opened(database.with("192.0.2.0/24", "FR")).of(address("198.51.100.7")))
                .isEmpty();
    }

    @Test
    void a_database_that_was_loaded_says_the_same_when_its_file_is_cut_or_replaced() throws IOException {
        Path file = Mmdb.countries().with("192.0.2.0/24", "FR").writtenTo(folder.resolve("replaced.mmdb"));
        CountryDatabase countries = CountryDatabase.load(file);
        Files.write(file, new byte[0]);
        assertThat(countries.of(address("192.0.2.1"))).contains("FR");
        Mmdb.countries().with("192.0.2.0/24", "NL").writtenTo(file);
        assertThat(countries.of(address("192.0.2.1"))).contains("FR");
    }

    @Test
    void maxminds_own_reader_reads_what_these_tests_write() throws IOException {
        Path file = Mmdb.countries().with("192.0.2.0/24", "FR").writtenTo(folder.resolve("own.mmdb"));
        try (Reader reader = new Reader(file.toFile())) {
            Map<?, ?> found = reader.get(InetAddress.getByName("192.0.2.7"), Map.class);
            assertThat(found.get("country")).asString().contains("iso_code=FR");
            assertThat(reader.getMetadata().databaseType()).isEqualTo("Test-Country");
        }
    }

    private CountryDatabase opened(Mmdb database) throws IOException {
        return CountryDatabase.open(database.writtenTo(folder.resolve("countries.mmdb")));
    }

    static Network address(String text) {
        return Network.ofSingle(text).orElseThrow();
    }
}
