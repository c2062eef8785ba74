package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import dev.latchkey.aws.LocalTables;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What fails, comes at the wrong time, or is none of a forwarder's. */
class HeartbeatTroubleTest extends HeartbeatCase {

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
        LocalTables.DYNAMO_DB.putItem(
                put -> put.tableName(settings.evidenceTable()).item(strange));
        clock.pass(Duration.ofHours(4));
        for (int look = 0; look < 2; look++) {
            assertThatThrownBy(() -> say(LOOK)).hasMessage("1 heartbeat cannot be read, the first under sk '000'");
        }
        assertThat(sns.published())
                .singleElement()
                .satisfies(it -> assertThat(it.subject()).endsWith("444455556666, eu-west-3"));
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
}
