package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.STRANGER;
import static dev.latchkey.infra.ForwardedEvents.event;
import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.hub;
import static dev.latchkey.infra.ForwardedEvents.resources;
import static dev.latchkey.infra.ForwardedEvents.takes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.step.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of other accounts and regions on their way to the detector. */
class ForwardingTest {

    private static JsonNode forwarder;
    private static JsonNode hub;

    @BeforeAll
    static void synthesize() {
        forwarder = forwarder();
        hub = hub("o-exampleorgid");
    }

    @ParameterizedTest
    @EnumSource
    void each_call_of_the_table_that_others_make_in_another_account_is_sent_and_heard(Operation operation) {
        String event = event(MEMBER, STRANGER, operation);
        assertThat(takes(forwarder, MEMBER, event)).isTrue();
        assertThat(takes(hub, HOME, event)).isTrue();
    }

    @Test
    void that_an_account_assumes_its_own_role_is_neither_sent_nor_heard() {
        String own = event(MEMBER, MEMBER, Operation.ASSUME_ROLE);
        assertThat(takes(forwarder, MEMBER, own)).isFalse();
        assertThat(takes(hub, HOME, event(HOME, HOME, Operation.ASSUME_ROLE))).isFalse();
    }

    @Test
    void that_a_service_assumes_a_role_is_neither_sent_nor_heard() {
        assertThat(takes(forwarder, MEMBER, event(MEMBER, "", Operation.ASSUME_ROLE)))
                .isFalse();
        assertThat(takes(hub, HOME, event(HOME, "", Operation.ASSUME_ROLE))).isFalse();
    }

    @Test
    void whoever_comes_from_another_account_into_the_hubs_own_is_heard() {
        assertThat(takes(hub, HOME, event(HOME, STRANGER, Operation.ASSUME_ROLE)))
                .isTrue();
    }

    /** CloudTrail records it as a call that only reads, and a rule that is merely enabled is given none of these. */
    @ParameterizedTest
    @CsvSource({"forwarder, Calls-sts", "hub, Calls-sts", "hub, Forwarded-sts"})
    void a_rule_of_roles_that_are_assumed_hears_of_reads_too(String stack, String rule) {
        assertThat(stateOf(stack.equals("hub") ? hub : forwarder, rule))
                .isEqualTo("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    }

    @Test
    void a_trail_that_records_writes_alone_will_not_do() {
        assertThat(hub.at("/Outputs/Next2/Value").asText())
                .contains("All with true, or Management without a readOnly;")
                .doesNotContain("WriteOnly");
    }

    @ParameterizedTest
    @CsvSource({"Calls-iam", "Calls-rolesanywhere"})
    void a_rule_of_calls_that_change_something_hears_of_no_others(String rule) {
        assertThat(stateOf(forwarder, rule)).isEqualTo("ENABLED");
        assertThat(stateOf(hub, rule)).isEqualTo("ENABLED");
    }

    @Test
    void other_calls_are_not_sent() {
        assertThat(takes(forwarder, MEMBER, event(MEMBER, STRANGER, "iam.amazonaws.com", "ListUsers")))
                .isFalse();
        assertThat(takes(forwarder, MEMBER, event(MEMBER, STRANGER, "sts.amazonaws.com", "GetCallerIdentity")))
                .isFalse();
    }

    @Test
    void for_other_regions_of_ones_own_nobody_else_is_let_in() {
        JsonNode own = hub("own");
        assertThat(resources(own, "AWS::Events::EventBusPolicy")).isEmpty();
        assertThat(takes(own, HOME, event(HOME, STRANGER, Operation.ASSUME_ROLE)))
                .isTrue();
    }

    @Test
    void unasked_nothing_is_heard_of_other_services_and_nobody_is_let_in() {
        JsonNode standard = Synthesis.standard().template();
        assertThat(resources(standard, "AWS::Events::EventBusPolicy")).isEmpty();
        assertThat(takes(standard, HOME, event(HOME, STRANGER, Operation.ASSUME_ROLE)))
                .isFalse();
    }

    private static String stateOf(JsonNode template, String rule) {
        return resources(template, "AWS::Events::Rule").stream()
                .filter(it -> it.at("/Metadata/aws:cdk:path").asText().endsWith("/" + rule + "/Resource"))
                .map(it -> it.at("/Properties/State").asText())
                .findAny()
                .orElseThrow();
    }
}
