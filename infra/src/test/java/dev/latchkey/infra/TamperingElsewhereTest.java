package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.hub;
import static dev.latchkey.infra.ForwardedEvents.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which places are elsewhere to a hub and to a forwarder. */
class TamperingElsewhereTest extends ForwardedTamperingCase {

    /** A rule of the hub's own could else tell of it too, or of what a member made only look like it. */
    @Test
    void a_trail_of_another_region_of_the_hubs_own_account_is_elsewhere_and_that_of_its_own_is_not() {
        ObjectNode event =
                record("cloudtrail StopLogging", "{\"name\":\"all\"}").put("account", HOME);
        assertThat(told(event)).containsExactly("elsewhere-trail");
        assertThat(told(event.put("region", HUBS_REGION))).containsExactly("trail");
        assertThat(told(event.put("account", MEMBER))).containsExactly("elsewhere-trail");
    }

    /** IAM records it where the hub itself may stand. */
    @Test
    void the_role_of_a_forwarder_in_another_region_of_the_hubs_own_account_is_known() {
        ObjectNode event = record("iam DeleteRolePolicy", "{\"roleName\":\"LatchkeyForwarder-Role1ABFCC5F-XYZ\"}");
        assertThat(told(event.put("account", HOME).put("region", HUBS_REGION))).containsExactly("elsewhere-rights");
    }

    @ParameterizedTest
    @CsvSource({"account, 123456789012", "region, us-west-2"})
    void a_forwarder_sends_what_is_recorded_where_it_stands_alone(String field, String other) {
        for (String call : List.of("cloudtrail DeleteTrail", "events PutRule")) {
            ObjectNode event = record(call, "{\"name\":\"LatchkeyForwarder-Callsiam0A1B2C3D-XYZ\"}");
            assertThat(forwarder.taking(event, MEMBER, THERE)).hasSize(1);
            assertThat(forwarder.taking(event.put(field, other), MEMBER, THERE)).isEmpty();
        }
    }

    @Test
    void a_hub_of_its_own_accounts_regions_tells_of_these() {
        BusRules own = BusRules.of(hub("own"));
        ObjectNode event =
                record("cloudtrail DeleteTrail", "{\"name\":\"all\"}").put("account", HOME);
        assertThat(own.taking(event, HOME, HUBS_REGION)).containsExactly("elsewhere-trail");
    }

    @Test
    void without_forwarders_nothing_of_other_places_is_told() {
        BusRules standard = BusRules.of(Synthesis.standard().template());
        ObjectNode event = record("cloudtrail DeleteTrail", "{\"name\":\"all\"}");
        assertThat(standard.taking(event, HOME, HUBS_REGION)).isEmpty();
    }
}
