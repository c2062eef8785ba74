package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.heartbeatRules;
import static dev.latchkey.infra.ForwardedEvents.matches;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.step.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What in a hub hears forwarders, and notices that one is missed. */
class HeartbeatTest {
    private static Synthesis hub;

    @BeforeAll
    static void synthesize() {
        hub = Synthesis.hub("o-exampleorgid");
    }

    @Test
    void a_heartbeat_comes_to_the_monitor_with_account_and_region_as_the_bus_knows_them_and_nothing_else() {
        String heartbeat = ForwardedEvents.heartbeat(MEMBER, "latchkey.forwarder", "Heartbeat");
        String call = ForwardedEvents.event(MEMBER, MEMBER, Operation.CREATE_USER);
        assertThat(heartbeatRules(hub.template())).singleElement().satisfies(pattern -> {
            assertThat(matches(heartbeat, pattern)).isTrue();
            assertThat(matches(call, pattern)).isFalse();
        });
        assertThat(ForwardedEvents.takes(hub.template(), HOME, heartbeat)).isFalse();
        JsonNode target = hub.at("HeartbeatRule").at("/Properties/Targets/0");
        assertThat(hub.follow(target.path("Arn"))).isEqualTo(hub.at("Heartbeats/Live"));
        assertThat(target.at("/InputTransformer/InputPathsMap").toString())
                .isEqualTo("{\"account\":\"$.account\",\"region\":\"$.region\"}");
        assertThat(target.at("/InputTransformer/InputTemplate").asText())
                .contains("\"latchkey\":\"a forwarder is there\"", "\"account\":<account>", "\"region\":<region>");
    }

    @Test
    void each_hour_it_is_asked_who_is_missed() {
        assertThat(hub.resources("AWS::Scheduler::Schedule"))
                .filteredOn(schedule ->
                        hub.follow(schedule.at("/Properties/Target/Arn")).equals(hub.at("Heartbeats/Live")))
                .singleElement()
                .satisfies(schedule -> {
                    assertThat(schedule.at("/Properties/ScheduleExpression").asText())
                            .isEqualTo("rate(1 hour)");
                    assertThat(schedule.at("/Properties/Target/Input").asText())
                            .isEqualTo("{\"latchkey\":\"tell of quiet forwarders\"}");
                    assertThat(schedule.at("/Properties/Name").asText()).isEqualTo("Latchkey-MissHeartbeats");
                });
    }

    @Test
    void the_monitor_may_remember_heartbeats_beside_evidence_and_tell_and_no_more() {
        assertThat(Permissions.of(hub, "Heartbeats"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Latchkey/Evidence/Resource",
                        Set.of("dynamodb:Query", "dynamodb:UpdateItem"),
                        "Latchkey/Alerts/Resource",
                        Set.of("sns:Publish"),
                        "Latchkey/AlertsKey/Resource",
                        Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
                        "Latchkey/Heartbeats/Log/Resource",
                        Set.of("logs:CreateLogStream", "logs:PutLogEvents")));
    }

    @Test
    void that_the_monitor_fails_is_refused_or_is_not_called_rings_and_is_explained() throws IOException {
        assertThat(hub.resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.at("/Metadata/aws:cdk:path").asText().split("/", -1)[2])
                .contains("Heartbeats-Errors", "Heartbeats-Throttles", "Heartbeats-Silence");
        assertThat(OperationsPageTest.page())
                .contains("`Heartbeats-Errors`", "`Heartbeats-Throttles`", "`Heartbeats-Silence`");
    }

    /** Else who writes for it could change evidence too. */
    @Test
    void of_the_evidence_table_the_monitor_is_let_to_heartbeats_alone() {
        assertThat(Permissions.statements(hub, "Heartbeats"))
                .filteredOn(statement -> statement.path("Action").toString().contains("dynamodb"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.path("Condition").toString())
                        .isEqualTo("{\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":[\"HEARTBEAT\"]}}"));
    }

    /** Heartbeats call the function too, so that its calls say nothing of looks. */
    @Test
    void that_nobody_looks_for_three_hours_rings_while_heartbeats_come() {
        assertThat(hub.resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.path("Properties"))
                .filteredOn(alarm -> alarm.path("MetricName").asText().equals("PlacesHeard"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.path("Statistic").asText()).isEqualTo("SampleCount");
                    assertThat(alarm.path("Period").asInt()
                                    * alarm.path("EvaluationPeriods").asInt())
                            .isEqualTo(3 * 60 * 60);
                    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
                    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
                });
    }

    @Test
    void what_is_older_than_the_next_heartbeat_is_not_taken_for_one() {
        assertThat(hub.resources("AWS::Lambda::EventInvokeConfig"))
                .extracting(config -> config.path("Properties"))
                .filteredOn(config ->
                        hub.follow(config.path("Qualifier").findParent("Ref")).equals(hub.at("Heartbeats/Live")))
                .singleElement()
                .satisfies(config -> {
                    assertThat(config.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(3600);
                    assertThat(config.path("MaximumRetryAttempts").asInt(-1)).isZero();
                });
        assertThat(hub.at("HeartbeatRule")
                        .at("/Properties/Targets/0/RetryPolicy/MaximumEventAgeInSeconds")
                        .asInt())
                .isEqualTo(3600);
    }

    @Test
    void without_forwarders_there_is_none_of_it() {
        Synthesis standard = Synthesis.standard();
        assertThat(heartbeatRules(standard.template())).isEmpty();
        assertThat(standard.resources("AWS::Lambda::Function"))
                .hasSize(hub.resources("AWS::Lambda::Function").size() - 1);
    }

    @Test
    void cdk_nag_has_nothing_to_say_of_it() {
        Annotations.fromStack(hub.stack()).hasNoError("*", Match.anyValue());
        Annotations.fromStack(hub.stack()).hasNoWarning("*", Match.anyValue());
    }
}
