package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a history must reach back before somebody is a stranger in it. */
class LearningOptionTest {

    /** Terraform is seen 36 days, 13 hours, 10 minutes and 4 seconds before the last step of a stranger. */
    private static final String PATH = "../events/malicious/caller-never-seen-before";

    @ParameterizedTest
    @CsvSource({"24h,MEDIUM", "36d13h10m4s,MEDIUM", "36d13h10m5s,LOW", "off,LOW"})
    void records_must_reach_back_as_long_as_is_asked(String learning, String severity) {
        assertThat(Run.latchkey("replay", "--learning", learning, PATH).out()).startsWith(severity);
    }

    @Test
    void a_month_is_asked_or_the_window_if_that_is_longer() {
        assertThat(Run.latchkey("replay", PATH).out()).startsWith("MEDIUM");
        assertThat(Run.latchkey("replay", "--window", "37d", PATH).out()).startsWith("LOW");
    }

    @Test
    void who_is_outside_the_period_makes_nobody_known() {
        assertThat(Run.latchkey("replay", "--from", "2026-06-01", PATH).out()).startsWith("LOW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "soon | '--learning': 'soon' is not a duration such as 90m, 24h, 7d or PT24H, or off.",
                "0d | '--learning': '0d' must be longer than nothing and at most 3650d, or off.",
                "23h | --learning 23h must not be shorter than --window, which is 1d."
            })
    void what_it_cannot_be_is_said(String learning, String sentence) {
        Run run = Run.latchkey("replay", "--learning", learning, PATH);
        assertThat(run.err()).contains(sentence);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
