package dev.latchkey.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {

    @ParameterizedTest
    @CsvSource({
        "0, chain, 0 chains",
        "1, chain, 1 chain",
        "2, chain, 2 chains",
        "1, entry, 1 entry",
        "2, entry, 2 entries",
        "2, day, 2 days"
    })
    void one_is_said_as_one_and_any_other_number_as_several(long number, String one, String shown) {
        assertThat(Counted.of(number, one)).isEqualTo(shown);
    }
}
