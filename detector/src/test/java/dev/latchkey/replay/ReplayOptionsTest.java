package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayOptionsTest {

    private static final String PATH = Delivered.MALICIOUS.toString();
    /** Of Roles Anywhere in eu-central-1. */
    private static final String PROFILE = "../events/malicious/sleeping-profile-enabled";

    private static final String HIGH = "HIGH  New IAM user";

    /** The grant comes 45 seconds after the creation, the key 93. */
    @ParameterizedTest
    @CsvSource({"93s,HIGH", "1m33s,HIGH", "PT1M33S,HIGH", "45s,HIGH", "44s,none", "1w,HIGH", "24H,HIGH"})
    void a_step_exactly_one_window_old_still_counts(String window, String expected) {
        Run run = Run.latchkey("replay", "--window", window, "--follow", "2w", PATH);
        assertThat(run.out().contains(HIGH)).as(run.err()).isEqualTo(expected.equals("HIGH"));
    }

    @ParameterizedTest
    @CsvSource({"93s,HIGH", "92s,MEDIUM"})
    void a_chain_that_has_begun_is_followed_as_long_as_asked(String follow, String severity) {
        Run run = Run.latchkey("replay", "--window", "45s", "--follow", follow, PATH);
        assertThat(run.out()).startsWith(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "--from,2026-03-14,0",
        "--from,2026-03-14T02:11:07Z,0",
        "--from,2026-03-14T02:11:08Z,1",
        "--from,2026-03-15,3",
        "--to,2026-03-14,0",
        "--to,2026-03-14T02:12:40Z,0",
        "--to,2026-03-14T02:12:39Z,1",
        "--to,2026-03-13,3",
    })
    void both_ends_of_a_period_belong_to_it_and_what_is_outside_is_counted(String option, String time, int outside) {
        Run run = Run.latchkey("replay", option, time, PATH);
        assertThat(run.err())
                .contains(" 3 records, 3 watched calls (" + outside + " outside --from/--to), " + (3 - outside)
                        + " steps");
        assertThat(run.out().contains(HIGH)).isEqualTo(outside == 0);
    }

    @Test
    void without_a_period_nothing_is_said_of_it() {
        assertThat(Run.latchkey("replay", PATH).err())
                .isEqualTo(
                        "1 file, 3 records, 3 watched calls, 3 steps, 0 malformed; 1 finding of Low or more (1 High)\n");
    }

    @Test
    void findings_are_counted_by_severity_the_worst_first_and_what_is_not_printed_is_left_out() {
        String low = "../events/malicious/key-without-rights";
        assertThat(Run.latchkey("replay", PATH, low).err()).endsWith("; 2 findings of Low or more (1 High, 1 Low)\n");
        assertThat(Run.latchkey("replay", "--min-severity", "medium", PATH, low).err())
                .endsWith("; 1 finding of Medium or more (1 High)\n");
    }

    @Test
    void attack_tools_raise_what_they_name() {
        assertThat(Run.latchkey("replay", "--attack-tools", "AWS-CLI", PATH).out())
                .startsWith("CRITICAL")
                .contains("a known attack tool");
        assertThat(Run.latchkey("replay", "--attack-tools", "hydra", PATH).out())
                .startsWith("HIGH")
                .doesNotContain("a known attack tool");
    }

    @Test
    void regions_name_where_calls_are_expected_but_those_of_iam_which_are_all_recorded_at_home() {
        assertThat(Run.latchkey("replay", "--regions", "eu-west-1,us-west-2", PATH, PROFILE)
                        .out())
                .containsOnlyOnce("an unexpected region")
                .contains("in eu-central-1");
        assertThat(Run.latchkey("replay", "--regions", "eu-central-1", PATH, PROFILE)
                        .out())
                .doesNotContain("an unexpected region");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--window=soon | option '--window': 'soon' is not a duration such as 90m, 24h, 7d or PT24H.",
                "--window=1.5h | option '--window': '1.5h' is not a duration such as 90m, 24h, 7d or PT24H.",
                "--window=0h | option '--window': '0h' must be longer than nothing and at most 3650d.",
                "--window=-PT1H | option '--window': '-PT1H' must be longer than nothing and at most 3650d.",
                "--follow=3651d | option '--follow': '3651d' must be longer than nothing and at most 3650d.",
                "--follow=23h | --follow 23h must not be shorter than --window, which is 1d.",
                "--from=yesterday | option '--from': 'yesterday' is neither a day such as 2026-03-14 nor",
                "--to=2026-02-30 | option '--to': '2026-02-30' is neither a day such as 2026-03-14 nor",
                "--to=2026-03-14T02:11 | option '--to': '2026-03-14T02:11' is neither a day such as",
                "--own-accounts=1234 | option '--own-accounts' (ACCOUNT): '1234' is not an account id of 12 digits.",
                "--own-subjects=*:main | option '--own-subjects' (PATTERN): '*:main' is not a pattern of an OIDC token's",
                "--regions=Frankfurt | option '--regions' (REGION): 'Frankfurt' is not the name of a region",
                "--networks= | option '--networks' (CIDR): '' is not a network such as 192.0.2.0/24 or 2001:db8::/32.",
                "--networks=10.0.0.0/33 | option '--networks' (CIDR): '10.0.0.0/33' has no prefix length from 0 to 32.",
                "--networks=10.0.0.1/8 | option '--networks' (CIDR): '10.0.0.1/8' has bits after its prefix: a network",
                "--attack-tools=' ' | option '--attack-tools' (TEXT): ' ' is blank",
                "--format=xml | option '--format': 'xml' is none of text, ocsf, summary, csv.",
                "--min-severity=bad | option '--min-severity': 'bad' is none of informational, low, medium, high, critical.",
                "--fail-on= | option '--fail-on': '' is none of informational, low, medium, high, critical.",
                "--windw=1h | Unknown option: '--windw=1h'",
            })
    void a_wrong_value_is_a_sentence_that_names_option_and_value_and_exit_code_2(String argument, String sentence) {
        Run run = Run.latchkey("replay", argument.replace("'", ""), PATH);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("latchkey: ").contains(sentence).endsWith("Try 'latchkey replay --help'.\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void values_that_do_not_go_together_are_wrong_usage() {
        Run period = Run.latchkey("replay", "--from", "2026-03-15", "--to", "2026-03-14", PATH);
        assertThat(period.exitCode()).isEqualTo(2);
        assertThat(period.err()).contains("--from 2026-03-15 must not be later than --to 2026-03-14.");
        Run formats = Run.latchkey("replay", "--csv", "--format", "ocsf", PATH);
        assertThat(formats.exitCode()).isEqualTo(2);
        assertThat(formats.err()).contains("--csv and --format name two formats");
    }

    @Test
    void a_window_longer_than_the_usual_follow_lengthens_it() {
        assertThat(Run.latchkey("replay", "--window", "30d", PATH).exitCode()).isZero();
    }

    @Test
    void fail_on_counts_below_what_is_printed() {
        Run run = Run.latchkey("replay", "--min-severity", "critical", "--fail-on", "high", PATH);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("--fail-on counts 1 finding of High or more, also what --min-severity leaves out");
        assertThat(Run.latchkey("replay", "--min-severity", "high", "--fail-on", "low", PATH)
                        .err())
                .doesNotContain("--fail-on");
        assertThat(Run.latchkey("replay", "--min-severity", "high", "--fail-on", "high", PATH)
                        .err())
                .doesNotContain("--fail-on");
    }
}
