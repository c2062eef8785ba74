package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.aws.SnsStandIn.Published;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Forwarders that are heard, missed and heard again. */
class HeartbeatHandlerTest extends DigestCase {

    private static final String LOOK = OwnMessage.TELL_OF_QUIET.json();
    private static final String PARIS = heartbeat("444455556666", "eu-west-3");
    private static final String OHIO = heartbeat("123456789012", "us-east-2");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> measured = new ArrayList<>();

    private static String heartbeat(String account, String region) {
        return "{\"latchkey\":\"%s\",\"account\":\"%s\",\"region\":\"%s\"}"
                .formatted(OwnMessage.HEARTBEAT.words(), account, region);
    }

    private void say(String message) throws IOException {
        Map<Setting, String> settings = Map.of(
                Setting.EVIDENCE_TABLE, evidenceTable, Setting.TOPIC_ARN, "arn:aws:sns:us-east-1:111122223333:alerts");
        handle(new HeartbeatHandler(new SettingReader(settings), clients, new Metrics(clock, measured::add)), message);
    }

    /** Both hearts beat for so many hours, or Ohio's alone. */
    private void pass(int hours, boolean parisBeats) throws IOException {
        for (int hour = 0; hour < hours; hour++) {
            clock.pass(HOUR);
            say(OHIO);
            if (parisBeats) {
                say(PARIS);
            }
            say(LOOK);
        }
    }

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

    @Test
    void what_could_not_be_told_is_told_at_the_next_look_and_what_could_not_be_marked_once_more() throws IOException {
        say(PARIS);
        clock.pass(Duration.ofHours(4));
        doThrow(DynamoDbException.builder().message("throttled").build())
                .when(dynamoDb)
                .updateItem(ArgumentMatchers.<Consumer<UpdateItemRequest.Builder>>any());
        assertThatThrownBy(() -> say(LOOK)).hasMessageContaining("throttled");
        assertThatThrownBy(() -> say(LOOK)).hasMessageContaining("throttled");
        assertThat(sns.published()).hasSize(2);
        sns.close();
        assertThatThrownBy(() -> say(LOOK)).hasMessageNotContaining("throttled");
    }

    @Test
    void who_is_heard_while_it_is_told_is_told_of_when_it_goes_quiet_again() throws IOException {
        say(PARIS);
        clock.pass(Duration.ofHours(4));
        doAnswer(mark -> {
                    doCallRealMethod()
                            .when(dynamoDb)
                            .updateItem(ArgumentMatchers.<Consumer<UpdateItemRequest.Builder>>any());
                    say(PARIS);
                    return mark.callRealMethod();
                })
                .when(dynamoDb)
                .updateItem(ArgumentMatchers.<Consumer<UpdateItemRequest.Builder>>any());
        say(LOOK);
        clock.pass(Duration.ofHours(4));
        say(LOOK);
        assertThat(sns.published()).hasSize(2);
    }

    @Test
    void one_item_that_cannot_be_read_keeps_back_no_other_and_rings() throws IOException {
        say(PARIS);
        Map<String, AttributeValue> strange = Map.of(
                "pk", AttributeValue.fromS("HEARTBEAT"),
                "sk", AttributeValue.fromS("000"),
                "heardAt", AttributeValue.fromS("yesterday"),
                "expiresAt",
                        AttributeValue.fromN(Long.toString(
                                clock.instant().plus(Duration.ofDays(9)).getEpochSecond())));
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(evidenceTable).item(strange));
        clock.pass(Duration.ofHours(4));
        for (int look = 0; look < 2; look++) {
            assertThatThrownBy(() -> say(LOOK)).hasMessage("1 heartbeat cannot be read, the first under sk '000'");
        }
        assertThat(sns.published())
                .singleElement()
                .satisfies(it -> assertThat(it.subject()).endsWith("444455556666, eu-west-3"));
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
    void what_is_put_on_the_hubs_own_bus_by_hand_makes_no_place_that_is_missed_later() throws IOException {
        say(heartbeat("111122223333", "us-east-1"));
        say(heartbeat("111122223333", "us-east-2"));
        clock.pass(Duration.ofHours(4));
        say(LOOK);
        assertThat(sns.published())
                .singleElement()
                .satisfies(it -> assertThat(it.subject()).endsWith("account 111122223333, us-east-2"));
    }

    @Test
    void a_place_is_forgotten_a_month_after_it_was_heard_last() throws IOException {
        say(PARIS);
        clock.pass(Duration.ofDays(30));
        say(LOOK);
        assertThat(sns.published()).isEmpty();
    }

    @Test
    void evidence_and_heartbeats_stand_in_one_table_and_do_not_meet() throws IOException {
        observeAll();
        ask(KEEP);
        say(PARIS);
        assertThat(kept()).hasSize(1);
        clock.pass(Duration.ofHours(4));
        say(LOOK);
        assertThat(sns.published())
                .extracting(Published::subject)
                .last()
                .asString()
                .contains("444455556666");
    }

    @Test
    void a_digest_counts_the_places_and_names_those_that_are_missed_also_if_it_was_told() throws IOException {
        pass(1, true);
        pass(24, false);
        assertThat(sns.published()).hasSize(1);
        ask(DIGEST);
        Published digest = sns.published().get(1);
        assertThat(digest.receivedBy("email"))
                .contains("  Forwarders: 1 place heard, 1 not any more.")
                .contains("    account 444455556666, eu-west-3, at 2026-03-14 13:00:00 UTC");
        assertThat(digest.receivedBy("https")).contains("Forwarders not heard any more:");
        assertThat(SnsStandIn.parsed(digest.receivedBy("sqs"))
                        .path("places_not_heard")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_digest_without_forwarders_does_not_speak_of_them() throws IOException {
        ask(DIGEST);
        assertThat(sns.published().get(0).forms().values()).noneMatch(form -> form.contains("Forwarders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latchkey\":\"keep evidence\"}",
                "{}",
                "{\"latchkey\":\"a forwarder is there\"}",
                "{\"latchkey\":\"a forwarder is there\",\"account\":\"444455556666\",\"region\":\"eu west\"}"
            })
    void anything_else_is_refused(String message) {
        assertThatThrownBy(() -> say(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_heartbeat_that_is_redriven_is_no_event_to_the_detector() throws IOException {
        handle(detector, "{\"source\":\"latchkey.forwarder\",\"detail-type\":\"Heartbeat\",\"detail\":{}}");
        assertThatThrownBy(() -> handle(detector, "{\"source\":\"orders\",\"detail\":{}}"))
                .hasMessageContaining("eventSource");
    }

    private JsonNode form(String protocol) throws IOException {
        return SnsStandIn.parsed(sns.published().get(0).receivedBy(protocol));
    }
}
