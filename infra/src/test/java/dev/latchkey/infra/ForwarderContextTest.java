package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;

/** What is refused before anything is deployed that would forward to nobody, or for nobody. */
class ForwarderContextTest {
    private static final String HUB = "arn:aws:events:us-east-1:111122223333:event-bus/default";

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "o-SHORT", "11112222333", "111122223333,", "111122223333;444455556666"})
    void from_whom_nobody_could_forward_is_refused(String from) {
        assertThatThrownBy(
                        () -> InfraApp.stack(Synthesis.app("refused", Map.of("forwardedFrom", from)), Optional.empty()))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("'forwardedFrom'")
                .hasMessageContaining("own for other regions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "default",
                "arn:aws:events:us-east-1:111122223333:event-bus/mine",
                "arn:aws:events:eu-west-1:111122223333:event-bus/default",
                "arn:aws:events:us-gov-west-1:111122223333:event-bus/default",
                "arn:aws-cn:events:us-east-1:111122223333:event-bus/default",
                "arn:aws:events:us-east-1:1111:event-bus/default"
            })
    void a_hub_on_which_no_detector_listens_is_refused(String hub) {
        assertThatThrownBy(() -> InfraApp.stack(Synthesis.app("refused", Map.of("hub", hub)), Optional.empty()))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("'hub'")
                .hasMessageContaining("HubBus");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws-us-gov:events:us-gov-west-1:111122223333:event-bus/default, eu-west-1, aws-us-gov, aws",
        "arn:aws-cn:events:cn-north-1:111122223333:event-bus/default, us-gov-east-1, aws-cn, aws-us-gov",
        "arn:aws:events:us-east-1:111122223333:event-bus/default, cn-northwest-1, aws, aws-cn"
    })
    void a_hub_in_another_partition_is_refused(String hub, String region, String ofHub, String ofRegion) {
        assertThatThrownBy(() -> InfraApp.stack(
                        Synthesis.app("refused", Map.of("hub", hub, "region", region)), Optional.empty()))
                .isInstanceOf(RefusedContext.class)
                .hasMessage(
                        "the context key 'region': '%s' is of the partition %s and the hub of %s, and nothing is"
                                + " sent from one to another. Deploy a detector of its own there.",
                        region, ofRegion, ofHub);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws-us-gov:events:us-gov-west-1:111122223333:event-bus/default, us-gov-east-1",
        "arn:aws-cn:events:cn-north-1:111122223333:event-bus/default, cn-northwest-1",
        "arn:aws:events:us-east-1:111122223333:event-bus/default, xx-new-9"
    })
    void a_hub_in_the_same_partition_is_taken(String hub, String region) {
        assertThat(InfraApp.stack(Synthesis.app("taken", Map.of("hub", hub, "region", region)), Optional.empty())
                        .getRegion())
                .isEqualTo(region);
    }

    @Test
    void a_forwarder_where_the_hub_itself_stands_is_refused() {
        assertThatThrownBy(() -> stack("us-east-1", "111122223333"))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("stands the hub itself")
                .hasMessageContaining("Leave this region out");
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, 444455556666", "eu-west-1, 111122223333", "eu-west-1, 444455556666"})
    void a_forwarder_in_another_account_or_region_than_the_hub_is_taken(String region, String account) {
        assertThat(stack(region, account).getRegion()).isEqualTo(region);
    }

    /** As for a StackSet, whose administrator may be the hub's own account. */
    @Test
    void a_template_for_all_regions_may_be_made_with_credentials_of_the_hub() {
        assertThat(InfraApp.stack(Synthesis.app("taken", Map.of("hub", HUB)), Optional.of("111122223333"))
                        .getStackName())
                .isEqualTo(ForwarderStack.NAME);
    }

    private static Stack stack(String region, String account) {
        return InfraApp.stack(Synthesis.app("elsewhere", Map.of("hub", HUB, "region", region)), Optional.of(account));
    }

    @Test
    void what_a_forwarder_has_no_use_for_is_refused() {
        assertThatThrownBy(() ->
                        InfraApp.stack(Synthesis.app("refused", Map.of("hub", HUB, "window", "24h")), Optional.empty()))
                .isInstanceOf(RefusedContext.class)
                .hasMessage(
                        "the context keys 'window' are not known and would change nothing. Known are: hub, region.");
        assertThatThrownBy(() ->
                        InfraApp.stack(Synthesis.app("refused", Map.of("hub", HUB, "region", "x")), Optional.empty()))
                .hasMessage("the context key 'region': 'x' is not the name of a region such as us-east-1.");
    }
}
