package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.lambda.Setting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    void no_table_has_a_stream_as_nobody_reads_one() {
        assertThat(stack.resources("AWS::DynamoDB::Table"))
                .allSatisfy(table -> assertThat(table.at("/Properties").has("StreamSpecification"))
                        .isFalse());
    }

    @Test
    void both_tables_outlive_the_stack_and_can_be_set_back_in_time() {
        assertThat(stack.resources("AWS::DynamoDB::Table")).hasSize(2).allSatisfy(table -> {
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

    @Test
    void the_function_starts_from_a_snapshot_and_gives_up_before_the_lease_of_a_claim() {
        JsonNode function = stack.only("AWS::Lambda::Function").path("Properties");

        assertThat(function.path("Runtime").asText()).isEqualTo("java25");
        assertThat(function.at("/Architectures/0").asText()).isEqualTo("arm64");
        assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.path("MemorySize").asInt()).isEqualTo(1024);
        assertThat(function.path("Timeout").asInt()).isEqualTo(20);
        assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(function.has("ReservedConcurrentExecutions")).isFalse();
        assertThat(stack.only("AWS::Logs::LogGroup")
                        .at("/Properties/RetentionInDays")
                        .asInt())
                .isEqualTo(90);
    }

    @Test
    void the_function_is_told_each_setting_that_the_deployment_makes_and_no_other_by_default() {
        JsonNode variables = stack.only("AWS::Lambda::Function").at("/Properties/Environment/Variables");

        assertThat(variables.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values())
                        .filter(setting -> setting.context().isEmpty())
                        .map(Setting::variable)
                        .toList());
    }

    @Test
    void a_failed_event_of_the_alias_is_tried_twice_more_and_then_set_aside() {
        JsonNode config = stack.only("AWS::Lambda::EventInvokeConfig").path("Properties");

        assertThat(config.path("Qualifier").toString()).contains(stack.idOf("AWS::Lambda::Alias"));
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
            assertThat(Synthesis.target(target.path("Arn"))).isEqualTo(stack.idOf("AWS::Lambda::Alias"));
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
        assertThat(stack.resources("AWS::SQS::Queue")).hasSize(2).allSatisfy(queue -> {
            assertThat(queue.at("/Properties/MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 60 * 60);
            assertThat(queue.at("/Properties/SqsManagedSseEnabled").asBoolean()).isTrue();
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
