package dev.latchkey.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTextTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "90m, PT90M",
        "24h, PT24H",
        "7d, PT168H",
        "2w, PT336H",
        "1d12h, PT36H",
        "1w1d1h1m1s, PT193H1M1S",
        "' 24H ', PT24H",
        "PT24H, PT24H",
        "p1dt1h, PT25H",
        "3650d, PT87600H",
        "1s, PT1S",
    })
    void a_duration_is_read_as_people_write_it_or_as_iso_8601_does(String text, Duration duration) {
        assertThat(TuningText.duration(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"PT24H, 1d", "PT480H, 20d", "PT36H, 36h", "PT23H, 23h", "PT90M, 1h30m", "PT1S, 1s"})
    void a_duration_is_shown_as_it_can_be_written(Duration duration, String shown) {
        assertThat(TuningText.shown(duration)).isEqualTo(shown);
        assertThat(TuningText.duration(shown)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0h", "PT0S", "PT-1S", "3650d1s", "999999999w"})
    void nothing_less_than_nothing_and_a_second_more_than_ten_years_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TuningText.duration(text))
                .withMessage("must be longer than nothing and at most 3650d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "h", "24 h", "1y", "12345678901h", "a day"})
    void what_is_no_duration_is_told_with_examples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TuningText.duration(text))
                .withMessageContaining("90m, 24h, 7d or PT24H");
    }

    @Test
    void an_account_has_twelve_digits() {
        assertThat(TuningText.account(" 111122223333 ")).isEqualTo("111122223333");
        for (String text : new String[] {"11112222333", "1111222233334", "11112222333x", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> TuningText.account(text));
        }
    }

    @Test
    void a_region_is_known_by_its_shape_so_that_new_ones_are_too() {
        for (String region : new String[] {"us-east-1", "us-gov-west-1", "xx-newplace-12"}) {
            assertThat(TuningText.region(region)).isEqualTo(region);
        }
        for (String text : new String[] {"us-east", "US-EAST-1", "useast1", "us-east-1a", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> TuningText.region(text));
        }
    }
}
