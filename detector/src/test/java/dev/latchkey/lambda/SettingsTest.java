package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Map<String, String> NEEDED = Map.of(
            "LATCHKEY_CHAINS_TABLE", "chains",
            "LATCHKEY_ALLOWLIST_TABLE", "allowlist",
            "LATCHKEY_EVIDENCE_TABLE", "evidence",
            "LATCHKEY_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:alerts");

    @Test
    void without_more_than_the_needed_the_tuning_is_the_default() {
        assertThat(Settings.of(NEEDED))
                .isEqualTo(new Settings(
                        "chains",
                        "allowlist",
                        "evidence",
                        "arn:aws:sns:us-east-1:111122223333:alerts",
                        true,
                        Tuning.DEFAULT,
                        new Settle(Duration.ofMinutes(3), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , ,"})
    void a_list_in_which_nothing_stands_leaves_the_default(String nothing) {
        assertThat(Settings.of(with(Map.of("LATCHKEY_ATTACK_TOOLS", nothing, "LATCHKEY_NETWORKS", nothing)))
                        .tuning())
                .isEqualTo(Tuning.DEFAULT);
    }

    @Test
    void every_setting_is_mapped() {
        Map<String, String> all = with(Map.of(
                "LATCHKEY_SETTLE_QUEUE", "https://sqs.us-east-1.amazonaws.com/111122223333/settling",
                "LATCHKEY_WINDOW", "PT6H",
                "LATCHKEY_FOLLOW", "P7D",
                "LATCHKEY_SETTLE", "90s",
                "LATCHKEY_OWN_ACCOUNTS", "444455556666, 123456789012",
                "LATCHKEY_REGIONS", "us-east-1",
                "LATCHKEY_NETWORKS", "192.0.2.0/24",
                "LATCHKEY_ATTACK_TOOLS", "pacu",
                "LATCHKEY_TELL_FROM", "high",
                "LATCHKEY_LOOK_UPS", "off"));
        all.put("LATCHKEY_LEARNING", "60d");
        all.put("LATCHKEY_OWN_SUBJECTS", "repo:example-org/*, project_path:example/*");
        all.put("LATCHKEY_KEEP_EVIDENCE", "120d");
        all.put("LATCHKEY_COUNTRIES", "de, XK");
        all.put("LATCHKEY_COUNTRY_DATABASE", "/opt/countries.mmdb");
        assertThat(Settings.of(all).lookUps()).isFalse();
        assertThat(all.keySet())
                .containsAll(
                        Arrays.stream(Setting.values()).map(Setting::variable).toList());
        assertThat(Settings.of(all).tuning())
                .isEqualTo(new Tuning(
                                Duration.ofHours(6),
                                Duration.ofDays(7),
                                Set.of("444455556666", "123456789012"),
                                Set.of("us-east-1"),
                                Set.of(Network.of("192.0.2.0/24")),
                                List.of("pacu"),
                                Severity.HIGH)
                        .withLearning(Duration.ofDays(60))
                        .withOwnSubjects(Set.of("repo:example-org/*", "project_path:example/*"))
                        .withCountries(Set.of("DE", "XK")));
        assertThat(Settings.of(all).countryDatabase()).contains(Path.of("/opt/countries.mmdb"));
        assertThat(Settings.of(all).atOnce().countryDatabase()).contains(Path.of("/opt/countries.mmdb"));
        assertThat(DigestSettings.of(all))
                .isEqualTo(new DigestSettings(
                        Settings.of(all).atOnce(), Duration.ofDays(120), Duration.ofHours(7 * 24 + 1)));
        assertThat(Settings.of(all).settle())
                .isEqualTo(new Settle(
                        Duration.ofSeconds(90),
                        Optional.of("https://sqs.us-east-1.amazonaws.com/111122223333/settling")));
    }

    @ParameterizedTest
    @CsvSource({"0,PT0S", "0s,PT0S", "0m,PT0S", "PT0S,PT0S", "1s,PT1S", "15m,PT15M", "PT900S,PT15M"})
    void a_finding_settles_for_whole_seconds_up_to_what_sqs_delays(String said, String meant) {
        assertThat(Settings.of(with(Map.of("LATCHKEY_SETTLE", said))).settle().duration())
                .isEqualTo(Duration.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({"901s", "16m", "1h", "PT0.5S", "-3m", "soon", "0x"})
    void a_longer_settling_and_what_is_no_duration_is_refused(String said) {
        assertThatThrownBy(() -> Settings.of(with(Map.of("LATCHKEY_SETTLE", said))))
                .hasMessage("settle (LATCHKEY_SETTLE) is not understood: '" + said
                        + "' is not a duration in whole seconds of at most 15m, such as 3m, or 0");
    }

    @Test
    void a_function_that_lets_findings_settle_does_not_start_without_a_queue_for_them() {
        assertThatThrownBy(() -> new DetectorHandler(
                        Settings.of(NEEDED), Clients.at(URI.create("http://127.0.0.1")), InstantSource.system()))
                .hasMessage("LATCHKEY_SETTLE_QUEUE is not set");
    }

    @ParameterizedTest
    @CsvSource({"LATCHKEY_CHAINS_TABLE", "LATCHKEY_ALLOWLIST_TABLE", "LATCHKEY_TOPIC_ARN"})
    void a_needed_variable_that_is_missing_is_named(String variable) {
        Map<String, String> lacking = new HashMap<>(NEEDED);
        lacking.remove(variable);
        assertThatThrownBy(() -> Settings.of(lacking)).hasMessage(variable + " is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "45s,PT45S",
        "90m,PT1H30M",
        "24h,PT24H",
        "7d,PT168H",
        "1w,PT168H",
        "1d12h,PT36H",
        "PT24H,PT24H",
        "P7D,PT168H",
        " 24h ,PT24H"
    })
    void a_duration_may_be_short_or_of_iso_8601(String said, String meant) {
        Map<String, String> environment = with(Map.of("LATCHKEY_WINDOW", said, "LATCHKEY_FOLLOW", "P14D"));
        assertThat(Settings.of(environment).tuning().window()).isEqualTo(Duration.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({"off,24h,0,14", "OFF,14d,0,14", " off ,20d,0,20", "24h,24h,1,14", "'',24h,30,14", "'',40d,40,40"})
    void follow_is_by_itself_two_weeks_and_learning_a_month_or_the_window_if_longer(
            String said, String window, int learning, int follow) {
        Map<String, String> environment = with(Map.of("LATCHKEY_LEARNING", said, "LATCHKEY_WINDOW", window));
        assertThat(Settings.of(environment).tuning().learning()).isEqualTo(Duration.ofDays(learning));
        assertThat(Settings.of(environment).tuning().follow()).isEqualTo(Duration.ofDays(follow));
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_WINDOW,window,24 hours",
        "LATCHKEY_WINDOW,window,24",
        "LATCHKEY_WINDOW,window,1y",
        "LATCHKEY_FOLLOW,follow,two weeks",
        "LATCHKEY_LEARNING,learning,on",
        "LATCHKEY_OWN_ACCOUNTS,ownAccounts,abc",
        "LATCHKEY_OWN_ACCOUNTS,ownAccounts,11112222333",
        "LATCHKEY_REGIONS,regions,us-east1",
        "LATCHKEY_NETWORKS,networks,192.0.2.7/24",
        "LATCHKEY_COUNTRIES,countries,UK",
        "LATCHKEY_TELL_FROM,tellFrom,loud",
        "LATCHKEY_LOOK_UPS,lookUps,perhaps"
    })
    void a_value_that_is_not_understood_is_named_with_both_names_of_its_setting(
            String variable, String key, String value) {
        assertThatThrownBy(() -> Settings.of(with(Map.of(variable, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " (" + variable + ") is not understood: '" + value + "' is not ");
    }

    @Test
    void countries_without_a_database_are_refused_and_a_database_without_countries_is_not() {
        assertThatThrownBy(() -> Settings.of(with(Map.of("LATCHKEY_COUNTRIES", "DE"))))
                .hasMessage("countries (LATCHKEY_COUNTRIES) needs countryDatabase (LATCHKEY_COUNTRY_DATABASE),"
                        + " as no record says in which country an address is");
        assertThatThrownBy(() -> Settings.check(Map.of(Setting.COUNTRIES, "DE")))
                .hasMessageContaining("needs countryDatabase");
        assertThat(Settings.of(with(Map.of("LATCHKEY_COUNTRY_DATABASE", "/opt/countries.mmdb")))
                        .tuning())
                .isEqualTo(Tuning.DEFAULT);
    }

    @Test
    void a_bad_account_among_good_ones_is_named() {
        assertThatThrownBy(() -> Settings.of(with(Map.of("LATCHKEY_OWN_ACCOUNTS", "111122223333, 4444"))))
                .hasMessageContaining("'4444'");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.putAll(more);
        return all;
    }
}
