package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.lambda.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.RemovalPolicy;

class DeploymentContextTest {
    @Test
    void by_default_all_is_kept_in_us_east_1_and_nobody_is_told_yet() {
        assertThat(context(Map.of()))
                .isEqualTo(new DeploymentContext(
                        HomeRegion.COMMERCIAL,
                        List.of(),
                        false,
                        Optional.empty(),
                        false,
                        7,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        assertThat(context(Map.of()).removalPolicy()).isEqualTo(RemovalPolicy.RETAIN);
    }

    @Test
    void evidence_is_not_kept_for_less_than_the_90_days_after_which_an_entry_counts_as_unused() {
        assertThat(context(Map.of("keepEvidence", "90d")).tuning()).containsValue("90d");
        assertThatThrownBy(() -> context(Map.of("keepEvidence", "89d")))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("keepEvidence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "cn-north-1", "us-gov-west-1"})
    void a_home_region_is_taken(String region) {
        assertThat(context(Map.of("region", region)).region().region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-east-2", "US-EAST-1", ""})
    void another_region_is_refused_with_the_reason(String region) {
        assertThatThrownBy(() -> context(Map.of("region", region)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageStartingWith("the region '%s' would never see an IAM event".formatted(region))
                .hasMessageContaining("home region")
                .hasMessageContaining("docs/accounts-and-regions.md");
    }

    @Test
    void a_deployment_may_be_made_removable() {
        assertThat(context(Map.of("removable", "true")).removalPolicy()).isEqualTo(RemovalPolicy.DESTROY);
        assertThat(context(Map.of("removable", true)).removable()).isTrue();
        assertThatThrownBy(() -> context(Map.of("removable", "yes"))).hasMessageContaining("'yes'");
    }

    @Test
    void tuning_is_text_or_a_list_of_text() {
        assertThat(context(Map.of("window", "PT12H", "ownAccounts", List.of("111122223333", "444455556666")))
                        .tuning())
                .isEqualTo(Map.of(Setting.WINDOW, "PT12H", Setting.OWN_ACCOUNTS, "111122223333,444455556666"));
    }

    @Test
    void look_ups_are_on_unless_they_are_said_to_be_off() {
        assertThat(context(Map.of()).lookUps()).isTrue();
        assertThat(context(Map.of("lookUps", "off")).lookUps()).isFalse();
        assertThatThrownBy(() -> context(Map.of("lookUps", "perhaps")))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("lookUps");
    }

    @Test
    void an_account_id_without_quotes_is_refused_as_it_may_have_lost_a_zero() {
        assertThatThrownBy(() -> context(Map.of("ownAccounts", 111122223333L)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("'ownAccounts'")
                .hasMessageContaining("Put it in quotes");
    }

    @ParameterizedTest
    @CsvSource({
        "settle,16m",
        "window,24 hours",
        "follow,two weeks",
        "learning,0d",
        "tellFrom,loud",
        "ownAccounts,abc",
        "ownSubjects,*",
        "regions,us-east1",
        "networks,192.0.2.7/24",
        "countries,UK"
    })
    void tuning_that_the_function_would_not_understand_is_refused_before_deploying(String key, String value) {
        assertThatThrownBy(() -> context(Map.of(key, value)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageStartingWith("the detector could not start with this context: " + key)
                .hasMessageContaining("'" + value + "'");
    }

    @Test
    void a_follow_shorter_than_the_window_is_refused() {
        assertThatThrownBy(() -> context(Map.of("window", "48h", "follow", "47h")))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("follow (47h) must not be shorter than window (2d)");
        assertThat(context(Map.of("window", "48h", "follow", "48h")).tuning()).hasSize(2);
    }

    @Test
    void learning_shorter_than_the_window_is_refused_and_off_is_not() {
        assertThatThrownBy(() -> context(Map.of("window", "48h", "learning", "47h")))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("learning (47h) must not be shorter than window (2d)");
        assertThat(context(Map.of("window", "14d", "learning", "off")).tuning()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"regoins", "Window", "own-accounts", "tell_from", "LATCHKEY_WINDOW"})
    void a_key_with_a_slip_is_refused_with_those_that_are_known(String key) {
        assertThatThrownBy(() -> context(Map.of(key, "us-east-1")))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("'" + key + "'")
                .hasMessageContaining(
                        "attackTools, countries, countryDatabase, createTrail, digest, email, follow, forwardedFrom,"
                                + " keepEvidence, learning, lookUps,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@aws-cdk/core:newFlag",
                "@aws-cdk-containers/ecs-service-extensions:newFlag",
                "aws-cdk:enableDiffNoFail",
                "aws:cdk:bundling-stacks",
                "availability-zones:account=111122223333:region=us-east-1",
                "acknowledged-issue-numbers",
                "cli-telemetry"
            })
    void the_keys_of_cdk_itself_are_let_through(String key) {
        assertThat(context(Map.of(key, "anything")).tuning()).isEmpty();
    }

    private static DeploymentContext context(Map<String, Object> context) {
        return DeploymentContext.of(Synthesis.app("context", context).getNode());
    }
}
