package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** When evidence is kept, when a digest is told, and who may make that happen. */
class DigestStackTest {
    private static Synthesis standard;
    private static Synthesis onMondays;

    @BeforeAll
    static void synthesize() {
        standard = Synthesis.standard();
        onMondays = Synthesis.of("digest", Map.of("digest", "monday", "keepEvidence", "800d"));
    }

    @Test
    void evidence_is_kept_twice_a_day_whether_or_not_a_digest_is_told() {
        assertThat(schedules(standard)).singleElement().satisfies(schedule -> {
            assertThat(schedule.at("/Properties/ScheduleExpression").asText()).isEqualTo("rate(12 hours)");
            assertThat(schedule.at("/Properties/Target/Input").asText()).isEqualTo("{\"latchkey\":\"keep evidence\"}");
        });
    }

    @Test
    void a_digest_is_told_on_the_day_that_was_said_at_seven() {
        assertThat(schedules(onMondays))
                .extracting(schedule -> schedule.at("/Properties/ScheduleExpression")
                                .asText() + " "
                        + schedule.at("/Properties/ScheduleExpressionTimezone").asText() + " "
                        + schedule.at("/Properties/Target/Input").asText())
                .containsExactlyInAnyOrder(
                        "rate(12 hours) UTC {\"latchkey\":\"keep evidence\"}",
                        "cron(0 7 ? * MON *) UTC {\"latchkey\":\"send the digest\"}");
    }

    @Test
    void the_schedules_may_call_the_alias_of_the_digester_and_nothing_else() {
        assertThat(schedules(onMondays)).allSatisfy(schedule -> {
            JsonNode target = schedule.at("/Properties/Target");
            assertThat(onMondays.follow(target.path("Arn"))).isEqualTo(onMondays.at("Digester/Live"));
            assertThat(onMondays.follow(target.path("RoleArn"))).isEqualTo(onMondays.at("DigestCaller"));
        });
        List<JsonNode> statements = onMondays.resources("AWS::IAM::Policy").stream()
                .filter(policy -> policy.at("/Metadata/aws:cdk:path").asText().contains("/DigestCaller/"))
                .flatMap(policy ->
                        policy.at("/Properties/PolicyDocument/Statement").valueStream())
                .toList();
        assertThat(statements).singleElement().satisfies(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
            assertThat(onMondays.follow(statement.path("Resource"))).isEqualTo(onMondays.at("Digester/Live"));
        });
    }

    @Test
    void the_role_of_the_schedules_is_taken_for_this_account_alone_and_their_names_begin_as_all_others() {
        assertThat(standard.at("DigestCaller")
                        .at("/Properties/AssumeRolePolicyDocument/Statement")
                        .toString())
                .isEqualTo("[{\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"
                        + "{\"Ref\":\"AWS::AccountId\"}}},\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"scheduler.amazonaws.com\"}}]");
        assertThat(schedules(standard))
                .extracting(schedule -> schedule.at("/Properties/Name").asText())
                .containsExactly("Latchkey-KeepEvidence");
    }

    @Test
    void the_digester_has_a_quarter_of_an_hour_and_is_told_how_long_to_keep() {
        JsonNode function = onMondays.at("Digester/Function").path("Properties");
        assertThat(function.path("Timeout").asInt()).isEqualTo(15 * 60);
        assertThat(function.at("/Environment/Variables/LATCHKEY_KEEP_EVIDENCE").asText())
                .isEqualTo("800d");
        assertThat(onMondays.follow(function.at("/Environment/Variables/LATCHKEY_EVIDENCE_TABLE")))
                .isEqualTo(onMondays.at("Evidence"));
    }

    @Test
    void evidence_expires_by_itself() {
        assertThat(standard.at("Evidence")
                        .at("/Properties/TimeToLiveSpecification")
                        .toString())
                .isEqualTo("{\"AttributeName\":\"expiresAt\",\"Enabled\":true}");
    }

    @Test
    void that_nothing_calls_the_digester_any_more_rings() {
        assertThat(standard.resources("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> alarm.at("/Metadata/aws:cdk:path").asText().contains("/Digester-Silence/"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.at("/Properties/TreatMissingData").asText())
                            .isEqualTo("breaching");
                    assertThat(alarm.at("/Properties/EvaluationPeriods").asInt())
                            .isEqualTo(2);
                    assertThat(alarm.at("/Properties/Period").asInt()).isEqualTo(24 * 60 * 60);
                });
    }

    @Test
    void cdk_nag_has_nothing_to_say_of_it() {
        Annotations.fromStack(onMondays.stack()).hasNoError("*", Match.anyValue());
        Annotations.fromStack(onMondays.stack()).hasNoWarning("*", Match.anyValue());
    }

    /** Of the digester; another keeps the detector's snapshot. */
    private static List<JsonNode> schedules(Synthesis stack) {
        return stack.resources("AWS::Scheduler::Schedule").stream()
                .filter(schedule ->
                        stack.follow(schedule.at("/Properties/Target/Arn")).equals(stack.at("Digester/Live")))
                .toList();
    }
}
