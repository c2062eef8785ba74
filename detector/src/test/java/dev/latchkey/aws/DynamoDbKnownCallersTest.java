package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.verdict.CallersUnread;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.KnownCallersContract;
import dev.latchkey.detection.verdict.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

class DynamoDbKnownCallersTest extends KnownCallersContract {

    private static final Duration KEEP = Duration.ofDays(400);

    private final String table = LocalTables.chains();

    @Override
    protected KnownCallers callers() {
        return at(NOON);
    }

    @Test
    void a_caller_is_known_for_400_days_after_he_was_last_learnt_of_and_not_a_second_longer() {
        at(NOON).learn(List.of(new Sighting(MALLORY, NOON.minusSeconds(60))));
        Instant again = NOON.plus(Duration.ofDays(300));
        at(again).learn(List.of(new Sighting(MALLORY, again)));
        assertThat(at(again.plus(KEEP).minusSeconds(1)).of(Set.of(MALLORY)).first())
                .containsValue(NOON.minusSeconds(60));
        assertThat(at(again.plus(KEEP)).of(Set.of(MALLORY)).first()).isEmpty();
    }

    @Test
    void a_judgement_costs_one_request_and_a_caller_who_is_known_one_write() {
        List<Class<?>> requests = Collections.synchronizedList(new ArrayList<>());
        KnownCallers callers = new DynamoDbKnownCallers(
                new Requests(request -> requests.add(request.getClass())), table, KEEP, InstantSource.fixed(NOON));
        callers.learn(List.of(new Sighting(MALLORY, NOON), new Sighting(MALLORY, NOON.plusSeconds(5))));
        callers.learn(List.of(new Sighting(MALLORY, NOON.plusSeconds(1))));
        // The caller and anybody, twice.
        assertThat(requests).hasSize(4).containsOnly(UpdateItemRequest.class);
        requests.clear();
        callers.of(Set.of(MALLORY, new Sighting(MALLORY, NOON).ofAnybody().caller()));
        assertThat(requests).containsExactly(BatchGetItemRequest.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"AccessDeniedException, 400", "ResourceNotFoundException, 400"})
    void what_is_refused_is_refused_for_long(String code, int status) {
        KnownCallers refusing = refused(code, status);
        assertThatThrownBy(() -> refusing.of(Set.of(MALLORY)))
                .isInstanceOfSatisfying(
                        CallersUnread.class, e -> assertThat(e.isLasting()).isTrue())
                .hasMessage(code);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"ThrottlingException, 400", "InternalServerError, 500"})
    void what_is_busy_is_asked_again(String code, int status) {
        KnownCallers busy = refused(code, status);
        assertThatThrownBy(() -> busy.of(Set.of(MALLORY)))
                .isInstanceOfSatisfying(
                        CallersUnread.class, e -> assertThat(e.isLasting()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REMOVE firstSeen", "REMOVE expiresAt", "SET firstSeen = :much", "SET firstSeen = :text"})
    void an_item_of_another_form_is_told_of_as_what_lasts(String change) {
        KnownCallers callers = at(NOON);
        callers.learn(List.of(new Sighting(MALLORY, NOON)));
        LocalTables.DYNAMO_DB.scan(scan -> scan.tableName(table)).items().forEach(item -> changed(item, change));
        assertThatThrownBy(() -> callers.of(Set.of(MALLORY)))
                .isInstanceOfSatisfying(
                        CallersUnread.class, e -> assertThat(e.isLasting()).isTrue())
                .hasMessage("an item of another form");
    }

    private void changed(Map<String, AttributeValue> item, String change) {
        Map<String, AttributeValue> values =
                Map.of(":much", Attributes.ofNumber(Long.MAX_VALUE), ":text", Attributes.ofText("long ago"));
        String value = change.substring(change.lastIndexOf(' ') + 1);
        LocalTables.DYNAMO_DB.updateItem(update -> update.tableName(table)
                .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                .updateExpression(change)
                .expressionAttributeValues(value.startsWith(":") ? Map.of(value, values.get(value)) : null));
    }

    private KnownCallers refused(String code, int status) {
        DynamoDbClient refusing = new Requests(request -> {
            throw DynamoDbException.builder()
                    .statusCode(status)
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                    .build();
        });
        return DynamoDbKnownCallers.toRead(refusing, table, InstantSource.fixed(NOON));
    }

    private KnownCallers at(Instant now) {
        return new DynamoDbKnownCallers(LocalTables.DYNAMO_DB, table, KEEP, InstantSource.fixed(now));
    }

    /** DynamoDB Local behind somebody who sees each request first. */
    private record Requests(Consumer<DynamoDbRequest> seen) implements DynamoDbClient {
        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            seen.accept(request);
            return LocalTables.DYNAMO_DB.updateItem(request);
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            seen.accept(request);
            return LocalTables.DYNAMO_DB.batchGetItem(request);
        }

        @Override
        public String serviceName() {
            return LocalTables.DYNAMO_DB.serviceName();
        }

        @Override
        public void close() {
            // Others use it.
        }
    }
}
