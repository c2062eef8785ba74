package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.lambda.OwnMessage;
import org.junit.jupiter.api.Test;

/** What keeps the snapshot of the detector where nobody touches IAM for weeks. */
class AwakeScheduleTest {
    private static final Synthesis STACK = Synthesis.standard();

    @Test
    void the_alias_of_the_detector_is_called_each_day_with_nothing_to_do() {
        assertThat(STACK.resources("AWS::Scheduler::Schedule"))
                .filteredOn(schedule ->
                        STACK.follow(schedule.at("/Properties/Target/Arn")).equals(STACK.at("Detector/Live")))
                .singleElement()
                .satisfies(schedule -> {
                    JsonNode properties = schedule.path("Properties");
                    assertThat(properties.path("ScheduleExpression").asText()).isEqualTo("rate(1 day)");
                    assertThat(properties.at("/Target/Input").asText()).isEqualTo(OwnMessage.STAY_AWAKE.json());
                    assertThat(properties.path("Name").asText()).isEqualTo("Latchkey-StayAwake");
                    assertThat(STACK.follow(properties.at("/Target/RoleArn")))
                            .isEqualTo(STACK.at("Detector/StayAwakeCaller"));
                });
    }

    @Test
    void its_role_may_call_that_alias_alone() {
        assertThat(Permissions.statements(STACK.at("Detector/StayAwakeCaller/DefaultPolicy")))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
                    assertThat(STACK.follow(statement.path("Resource"))).isEqualTo(STACK.at("Detector/Live"));
                });
    }
}
