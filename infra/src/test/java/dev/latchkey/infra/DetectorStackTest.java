package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.lambda.Setting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class DetectorStackTest {
    private static Synthesis stack;

    @BeforeAll
    static void synthesize() {
        stack = Synthesis.standard();
    }

    @Test
    void cdk_nag_has_nothing_to_say() {
        Annotations said = Annotations.fromStack(stack.stack());

        said.hasNoError("*", Match.anyValue());
        said.hasNoWarning("*", Match.anyValue());
    }

    @Test
    void every_suppression_of_cdk_nag_has_a_reason() {
        List<JsonNode> suppressions = stack.template().findValues("rules_to_suppress");

        assertThat(suppressions)
                .isNotEmpty()
                .allSatisfy(rules -> assertThat(rules)
                        .allSatisfy(
                                rule -> assertThat(rule.path("reason").asText()).hasSizeGreaterThan(40)));
    }

    @Test
    void steps_expire_by_expiresAt_and_the_allowlist_never_does() {
        assertThat(table("Chains").at("/TimeToLiveSpecification").toString())
                .isEqualTo("{\"AttributeName\":\"expiresAt\",\"Enabled\":true}");
        assertThat(table("Chains").at("/KeySchema").findValuesAsText("AttributeName"))
                .containsExactly("pk", "sk");
        assertThat(table("Allowlist").has("TimeToLiveSpecification")).isFalse();
    }

    @Test
    void only_the_allowlist_has_a_stream_with_what_was_and_what_is() {
        assertThat(table("Chains").has("StreamSpecification")).isFalse();
        assertThat(table("Allowlist").at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo("NEW_AND_OLD_IMAGES");
    }

    @Test
    void all_tables_outlive_the_stack_and_can_be_set_back_in_time() {
        assertThat(stack.resources("AWS::DynamoDB::Table")).hasSize(3).allSatisfy(table -> {
            assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Retain");
            assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
            JsonNode properties = table.path("Properties");
            assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
            assertThat(properties
                            .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(properties.at("/SSESpecification/SSEEnabled").asBoolean())
                    .isTrue();
            assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Detector", "Settler", "Watcher"})
    void a_function_starts_from_a_snapshot_and_gives_up_before_the_lease_of_a_claim(String name) {
        JsonNode function = stack.at(name + "/Function").path("Properties");

        assertThat(function.path("Runtime").asText()).isEqualTo("java25");
        assertThat(function.at("/Architectures/0").asText()).isEqualTo("arm64");
        assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.path("MemorySize").asInt()).isEqualTo(1024);
        assertThat(function.path("Timeout").asInt()).isEqualTo(20);
        assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(function.has("ReservedConcurrentExecutions")).isFalse();
        assertThat(stack.at(name + "/Log").at("/Properties/RetentionInDays").asInt())
                .isEqualTo(90);
    }

    @Test
    void a_version_outlives_the_next_so_that_the_alias_can_be_set_back_but_not_a_deployment_that_failed() {
        assertThat(stack.resources("AWS::Lambda::Version")).hasSize(4).allSatisfy(version -> {
            assertThat(version.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
            assertThat(version.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        });
    }

    @Test
    void the_detector_is_told_each_setting_that_the_deployment_makes_and_no_other_by_default() {
        JsonNode variables = stack.at("Detector/Function").at("/Properties/Environment/Variables");

        assertThat(variables.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values())
                        .filter(setting -> setting.context().isEmpty())
                        .map(Setting::variable)
                        .toList());
    }

    @Test
    void a_failed_event_of_the_alias_is_tried_twice_more_and_then_set_aside() {
        JsonNode config = stack.resources("AWS::Lambda::EventInvokeConfig").stream()
                .map(it -> it.path("Properties"))
                .filter(it ->
                        stack.follow(it.path("Qualifier").findParent("Ref")).equals(stack.at("Detector/Live")))
                .findAny()
                .orElseThrow();

        assertThat(config.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
        assertThat(config.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(6 * 60 * 60);
        assertThat(stack.follow(config.at("/DestinationConfig/OnFailure/Destination"))
                        .path("Type")
                        .asText())
                .isEqualTo("AWS::SQS::Queue");
    }

    @Test
    void each_rule_calls_the_alias_for_a_day_and_then_sets_the_event_aside() {
        assertThat(stack.callRules()).isNotEmpty().allSatisfy(rule -> {
            JsonNode target = rule.at("/Properties/Targets/0");
            assertThat(stack.follow(target.path("Arn"))).isEqualTo(stack.at("Detector/Live"));
            assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
            assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt())
                    .isEqualTo(24 * 60 * 60);
            assertThat(stack.follow(target.at("/DeadLetterConfig/Arn"))
                            .path("Type")
                            .asText())
                    .isEqualTo("AWS::SQS::Queue");
        });
    }

    @Test
    void what_is_set_aside_rests_encrypted_for_fourteen_days() {
        assertThat(List.of("Undelivered", "Unprocessed", "Unsettled", "Untold", "Unkept", "Tampering/Unwarned"))
                .allSatisfy(name -> {
                    JsonNode queue = stack.at(name);
                    assertThat(queue.at("/Properties/MessageRetentionPeriod").asInt())
                            .isEqualTo(14 * 24 * 60 * 60);
                    assertThat(queue.at("/Properties/SqsManagedSseEnabled").asBoolean())
                            .isTrue();
                });
    }

    private static JsonNode table(String id) {
        return stack.resources("AWS::DynamoDB::Table").stream()
                .filter(table -> table.at("/Metadata/aws:cdk:path").asText().contains("/" + id + "/"))
                .findAny()
                .orElseThrow(() -> new AssertionError("No table '%s' in the template".formatted(id)))
                .path("Properties");
    }
}
