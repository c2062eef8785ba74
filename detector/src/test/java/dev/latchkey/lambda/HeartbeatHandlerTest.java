package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.SnsStandIn;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Forwarders that are heard, missed and heard again. */
class HeartbeatHandlerTest extends HeartbeatCase {

    @Test
    void a_place_that_goes_quiet_is_told_once_until_it_is_heard_again_and_goes_quiet_again() throws IOException {
        pass(48, true);
        assertThat(sns.published()).isEmpty();
        pass(24, false);
        assertThat(sns.published()).hasSize(1);
        pass(2, true);
        pass(24, false);
        assertThat(sns.published()).hasSize(2);
    }

    @Test
    void it_is_told_in_three_forms_that_name_place_and_time_and_can_be_filtered_away() throws IOException {
        pass(1, true);
        pass(3, false);
        assertThat(sns.published()).singleElement().satisfies(it -> {
            assertThat(it.subject())
                    .isEqualTo("[Forwarder] No heartbeat any more from account 444455556666, eu-west-3");
            assertThat(it.parameters()).containsValues("kind", "QuietForwarder");
            assertThat(it.receivedBy("email"))
                    .startsWith("FORWARDER  No heartbeat any more from account 444455556666, eu-west-3\n")
                    .contains("  account 444455556666, eu-west-3, at 2026-03-14 13:00:00 UTC\n");
        });
        JsonNode machines = form("sqs");
        assertThat(machines.path("type").asText()).isEqualTo("quiet-forwarders");
        assertThat(machines.path("heard").asInt()).isEqualTo(1);
        assertThat(machines.path("places").toString())
                .isEqualTo("[{\"account\":\"444455556666\",\"region\":\"eu-west-3\","
                        + "\"last_heard\":\"2026-03-14T13:00:00Z\"}]");
        assertThat(form("https").at("/content/description").asText())
                .contains("Last heard:\n• account 444455556666, eu-west-3, at 2026-03-14 13:00:00 UTC");
    }

    /** The alarm on silence counts these, as heartbeats call the function too. */
    @Test
    void each_look_and_no_heartbeat_measures_how_many_places_are_heard() throws IOException {
        say(LOOK);
        say(PARIS);
        say(OHIO);
        say(LOOK);
        assertThat(measured)
                .extracting(line -> SnsStandIn.parsed(line).path("PlacesHeard").asInt(-1))
                .containsExactly(0, 2);
    }

    @Test
    void a_place_is_forgotten_a_month_after_it_was_heard_last() throws IOException {
        say(PARIS);
        clock.pass(Duration.ofDays(30));
        say(LOOK);
        assertThat(sns.published()).isEmpty();
    }

    private JsonNode form(String protocol) throws IOException {
        return SnsStandIn.parsed(sns.published().get(0).receivedBy(protocol));
    }
}
