package dev.latchkey.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.verdict.CountriesUnread;
import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file: asking it ends, in one sentence if it is not what it should be. */
class BrokenDatabaseTest {

    private static final String BROKEN = "it is no .mmdb file, or a broken one";
    static final String NO_COUNTRY = "there is no country in it: it must be one of countries or cities";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_missing_file_and_a_folder_are_said_to_be_so() {
        assertThat(refusal(folder.resolve("none.mmdb"))).isEqualTo("no such file");
        assertThat(refusal(folder)).isEqualTo("it is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "network,country\n192.0.2.0/24,DE\n", "MaxMind.com"})
    void a_file_of_another_kind_is_said_to_be_none(String text) throws IOException {
        assertThat(refusal(Files.writeString(folder.resolve("other"), text))).isEqualTo(BROKEN);
    }

    @Test
    void a_database_of_something_else_or_of_nothing_has_no_country() {
        Mmdb networks = Mmdb.countries().holding("192.0.2.0/24", Map.of("autonomous_system_number", 64_496L));
        assertThat(refusal(networks.writtenTo(folder.resolve("asn.mmdb")))).isEqualTo(NO_COUNTRY);
        assertThat(refusal(Mmdb.countries().writtenTo(folder.resolve("empty.mmdb"))))
                .isEqualTo(NO_COUNTRY);
    }

    @ParameterizedTest
    @CsvSource({"record_size,25", "record_size,0", "node_count,0", "node_count,4000000000", "ip_version,6000"})
    void a_file_that_lies_about_itself_is_refused(String key, long value) {
        Mmdb lying = Mmdb.countries().with("192.0.2.0/24", "FR").saying(key, value);
        assertThat(refusal(lying.writtenTo(folder.resolve("lying.mmdb")))).isIn(BROKEN, NO_COUNTRY);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_pointer_to_itself_ends() throws IOException {
        assertBroken(database -> database.holding("198.51.100.0/24", new Mmdb.Pointer(database.size())));
    }

    /** A thousand countries in a record, each the same object with a thousand codes, each the same long text. */
    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void pointers_that_fan_out_end() throws IOException {
        assertBroken(database -> {
            int text = database.size();
            database.holding("203.0.113.0/24", "x".repeat(100_000));
            int object = manyTimes("iso_code", text, database);
            database.at("198.51.100.0/24", manyTimes("country", object, database));
        });
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void one_long_text_that_keys_point_to_again_and_again_ends() throws IOException {
        assertBroken(database -> {
            int text = database.size();
            database.holding("203.0.113.0/24", "x".repeat(1 << 20));
            int map = database.size();
            database.raw(0xff, 1, 0, 0);
            for (int key = 0; key < 65_821 + 65_536; key++) {
                database.raw(0x38, text >> 24, text >> 16, text >> 8, text, 0xa0);
            }
            database.at("198.51.100.0/24", map);
        });
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_value_of_no_use_that_has_no_end_ends() throws IOException {
        assertBroken(database -> {
            int map = database.size();
            database.raw(0xe1, 0x41, 'a');
            for (int depth = 0; depth < 200_000; depth++) {
                database.raw(1, 4);
            }
            database.at("198.51.100.0/24", map);
        });
    }

    /** What a key's look-up finds is of another type than a country has. */
    @Test
    void a_country_that_is_a_number_is_a_broken_record() throws IOException {
        assertBroken(database -> database.holding("198.51.100.0/24", Map.of("country", 7)));
        assertBroken(database -> database.holding("198.51.100.0/24", Map.of("country_code", List.of("NL"))));
        assertBroken(database -> database.at("198.51.100.0/24", 1 << 20));
    }

    /** All else in the file is right, so that it opens. */
    private void assertBroken(Consumer<Mmdb> wrong) throws IOException {
        Mmdb database = Mmdb.countries().with("192.0.2.0/24", "FR");
        wrong.accept(database);
        CountryDatabase countries = opened(database);
        assertThat(countries.of(CountryDatabaseTest.address("192.0.2.1"))).contains("FR");
        assertThatThrownBy(() -> countries.of(CountryDatabaseTest.address("198.51.100.7")))
                .isInstanceOf(CountriesUnread.class)
                .hasMessage("it is broken");
        assertThat(countries.of(CountryDatabaseTest.address("192.0.2.1"))).contains("FR");
    }

    /** A map in which a key stands a thousand times. */
    private static int manyTimes(String key, int to, Mmdb database) {
        int map = database.size();
        database.raw(0xfe, (1000 - 285) >> 8, (1000 - 285) & 0xff);
        for (int again = 0; again < 1000; again++) {
            database.raw(0x40 | key.length());
            database.raw(key.chars().toArray());
            database.raw(0x38, to >> 24, to >> 16, to >> 8, to);
        }
        return map;
    }

    private CountryDatabase opened(Mmdb database) throws IOException {
        return CountryDatabase.open(database.writtenTo(folder.resolve("countries.mmdb")));
    }

    static String refusal(Path file) {
        try {
            CountryDatabase.open(file);
            return "opened";
        } catch (IOException e) {
            return FileTrouble.why(e);
        }
    }
}
