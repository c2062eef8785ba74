package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.CLI;
import static dev.latchkey.detection.Cast.CONSOLE;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.MALLORY_WITHOUT_MFA;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.REGION;
import static dev.latchkey.detection.Cast.ROOT;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.in;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsTest {

    private static final Step CREATION = Cast.from(CONSOLE, created(NEW_USER, "e-1", NOON));
    private static final Step KEY = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));
    private static final Tuning ONE_REGION = withRegions(Set.of(REGION));

    @Test
    void an_ordinary_chain_has_no_trait_and_keeps_its_severity() {
        assertThat(kinds(Tuning.DEFAULT, CREATION, KEY)).isEmpty();
        assertThat(severity(Tuning.DEFAULT, CREATION, KEY)).isEqualTo(Severity.LOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Boto3/1.34 Pacu", "stratus-red-team_1b2c", "aws-cli/2.1 exec-env/KALI", "S3 Browser 9"})
    void a_tool_of_attackers_is_strong(String userAgent) {
        Step step = Cast.from(new Origin("198.51.100.23", userAgent, false), KEY);
        assertThat(kinds(Tuning.DEFAULT, CREATION, step)).containsExactly(Kind.ATTACK_TOOL);
        assertThat(severity(Tuning.DEFAULT, CREATION, step)).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void root_as_the_caller_is_strong() {
        assertThat(kinds(Tuning.DEFAULT, by(ROOT, CREATION), KEY)).containsExactly(Kind.ROOT_CALLER);
        assertThat(severity(Tuning.DEFAULT, by(ROOT, CREATION), KEY)).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void one_weak_trait_is_not_enough_and_two_are() {
        Step withoutMfa = by(MALLORY_WITHOUT_MFA, KEY);
        Step elsewhere = in("eu-central-1", KEY);
        assertThat(kinds(ONE_REGION, CREATION, withoutMfa)).containsExactly(Kind.NO_MFA);
        assertThat(severity(ONE_REGION, CREATION, withoutMfa)).isEqualTo(Severity.LOW);
        assertThat(kinds(ONE_REGION, CREATION, elsewhere)).containsExactly(Kind.UNEXPECTED_REGION);
        assertThat(severity(ONE_REGION, CREATION, elsewhere)).isEqualTo(Severity.LOW);
        assertThat(severity(ONE_REGION, CREATION, in("eu-central-1", withoutMfa)))
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void one_weak_trait_twice_is_still_one() {
        Step first = by(MALLORY_WITHOUT_MFA, CREATION);
        Step second = by(MALLORY_WITHOUT_MFA, KEY);
        assertThat(severity(Tuning.DEFAULT, first, second)).isEqualTo(Severity.LOW);
    }

    @Test
    void all_traits_together_raise_by_one_level_only() {
        Step worst = Cast.from(new Origin("198.51.100.23", "pacu", false), in("eu-central-1", by(ROOT, KEY)));
        assertThat(kinds(ONE_REGION, by(MALLORY_WITHOUT_MFA, CREATION), worst))
                .containsExactly(Kind.ATTACK_TOOL, Kind.ROOT_CALLER, Kind.NO_MFA, Kind.UNEXPECTED_REGION);
        assertThat(severity(ONE_REGION, by(MALLORY_WITHOUT_MFA, CREATION), worst))
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void the_session_of_a_role_has_no_second_factor_of_its_own_to_miss() {
        assertThat(TERRAFORM.mfa()).isEqualTo(Optional.of(false));
        assertThat(kinds(Tuning.DEFAULT, CREATION, by(TERRAFORM, KEY))).isEmpty();
    }

    @Test
    void no_region_is_unexpected_unless_some_are_expected() {
        assertThat(kinds(Tuning.DEFAULT, CREATION, in("eu-central-1", KEY))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, true", "cn-north-1, true", "us-gov-west-1, true", "us-west-2, false"})
    void the_region_in_which_all_calls_of_IAM_are_recorded_is_expected_of_them(String region, boolean expected) {
        Tuning elsewhere = withRegions(Set.of("eu-central-1"));
        Step creation = in("eu-central-1", CREATION);
        assertThat(kinds(elsewhere, creation, in(region, KEY)).isEmpty()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, false", "eu-central-1, true"})
    void it_is_not_expected_of_services_that_are_called_where_one_likes(String region, boolean expected) {
        Tuning elsewhere = withRegions(Set.of("eu-central-1"));
        Step profile = new Step(
                NEW_USER,
                Operation.CREATE_PROFILE,
                "e-2",
                KEY.time(),
                region,
                KEY.target(),
                KEY.actor(),
                KEY.origin(),
                KEY.fact());
        assertThat(kinds(elsewhere, CREATION, profile).isEmpty()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "11, false"})
    void a_script_within_ten_seconds_is_shown_but_weighs_nothing(int seconds, boolean shown) {
        Step creation = Cast.from(CLI, CREATION);
        Step key = keyed(NEW_USER, "e-2", NOON.plusSeconds(seconds));
        assertThat(kinds(Tuning.DEFAULT, creation, key).contains(Kind.SCRIPTED)).isEqualTo(shown);
        assertThat(severity(Tuning.DEFAULT, creation, key)).isEqualTo(Severity.LOW);
    }

    @Test
    void a_hand_among_the_calls_is_no_script() {
        assertThat(kinds(Tuning.DEFAULT, CREATION, keyed(NEW_USER, "e-2", NOON)))
                .isEmpty();
    }

    @Test
    void the_fact_behind_a_trait_names_the_call_and_the_caller() {
        assertThat(traits(Tuning.DEFAULT, by(ROOT, CREATION), by(MALLORY, KEY)))
                .containsExactly(new Trait(Kind.ROOT_CALLER, "CreateUser by arn:aws:iam::111122223333:root"));
    }

    @Test
    void steps_left_out_raise_by_one_level() {
        ChainStore store = new InMemoryChainStore();
        store.add(List.of(CREATION));
        store.add(keys(ChainStore.STEPS_PER_STAGE + 1));
        Assessment assessment = judged(Tuning.DEFAULT, store.read(NEW_USER));
        assertThat(assessment.traits()).extracting(Trait::kind).containsExactly(Kind.TRUNCATED);
        assertThat(assessment.severity()).isEqualTo(Severity.MEDIUM);
    }

    private static List<Step> keys(int howMany) {
        Instant later = NOON.plusSeconds(60);
        return IntStream.range(0, howMany)
                .mapToObj(number -> Cast.from(
                        new Origin("198.51.100." + number, "aws-cli/2.15.0", false),
                        keyed(NEW_USER, "e-key-" + number, later.plusSeconds(number))))
                .toList();
    }

    private static Tuning withRegions(Set<String> regions) {
        Tuning it = Tuning.DEFAULT;
        return new Tuning(
                it.window(), it.follow(), it.ownAccounts(), regions, it.networks(), it.attackTools(), it.tellFrom());
    }

    private static List<Kind> kinds(Tuning tuning, Step... steps) {
        return traits(tuning, steps).stream().map(Trait::kind).toList();
    }

    private static List<Trait> traits(Tuning tuning, Step... steps) {
        return judged(tuning, Chain.of(NEW_USER, List.of(steps))).traits();
    }

    private static Severity severity(Tuning tuning, Step... steps) {
        return judged(tuning, Chain.of(NEW_USER, List.of(steps))).severity();
    }

    private static Assessment judged(Tuning tuning, Chain chain) {
        List<Verdict> verdicts = new Analytic(tuning, Allowlist.NOBODY).judge(chain);
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0).finding().orElseThrow();
    }
}
