package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a context key means, seen where a deployment reads it. */
class ContextValueTest {
    @ParameterizedTest
    @CsvSource({"monday,MONDAY", "Sunday,SUNDAY", "off,"})
    void a_digest_is_told_on_a_day_of_the_week_or_never(String said, @Nullable DayOfWeek day) {
        assertThat(context(Map.of("digest", said)).digest()).isEqualTo(Optional.ofNullable(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weekly", "mon", "", "true"})
    void another_word_for_the_day_of_the_digest_is_refused(String said) {
        assertThatThrownBy(() -> context(Map.of("digest", said)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("'digest' is a day of the week such as monday, or off");
    }

    @Test
    void several_mail_addresses_stand_between_commas() {
        assertThat(context(Map.of("email", "soc@example.com, ciso+iam@mail.example.org"))
                        .mailAddresses())
                .containsExactly("soc@example.com", "ciso+iam@mail.example.org");
        // CDK would refuse a second subscription of the same name with a stack trace.
        assertThat(context(Map.of("email", "soc@example.com,soc@example.com")).mailAddresses())
                .containsExactly("soc@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soc",
                "soc@",
                "@example.com",
                "soc@example",
                "a b@example.com",
                "soc@example.com,",
                "a@b@example.com"
            })
    void a_malformed_mail_address_is_refused_before_alerts_reach_nobody(String email) {
        assertThatThrownBy(() -> context(Map.of("email", email)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("is no mail address")
                .hasMessageContaining("-c email=you@example.com");
    }

    @Test
    void concurrency_is_reserved_on_demand_and_never_to_nothing() {
        assertThat(context(Map.of("reservedConcurrency", "5")).reservedConcurrency())
                .contains(5);
        assertThat(context(Map.of("reservedConcurrency", 5)).reservedConcurrency())
                .contains(5);
        assertThatThrownBy(() -> context(Map.of("reservedConcurrency", "0"))).hasMessageContaining("from 1 up");
    }

    @Test
    void a_trail_is_made_on_demand_only() {
        assertThat(context(Map.of("createTrail", "true")).createTrail()).isTrue();
        assertThatThrownBy(() -> context(Map.of("createTrail", "yes")))
                .hasMessage("the context key 'createTrail' is true or false, but got 'yes'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "7"})
    void silence_is_minded_after_some_days_or_never(String days) {
        assertThat(context(Map.of("silenceDays", days)).silenceDays()).isEqualTo(Integer.parseInt(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "-1", "7d", ""})
    void a_silence_that_no_alarm_can_look_back_over_is_refused(String days) {
        assertThatThrownBy(() -> context(Map.of("silenceDays", days)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("up to 7, or 0 for no alarm, but got '" + days + "'");
    }

    private static DeploymentContext context(Map<String, Object> context) {
        return DeploymentContext.of(Synthesis.app("context", context).getNode());
    }
}
