package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.verdict.CallersUnread;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.KnownCallersContract;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.SightingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    @Override
    protected SightingLog log() {
        return logAt(NOON);
    }

    @Test
    void a_caller_is_known_for_400_days_after_he_was_last_learnt_of_and_not_a_second_longer() {
        logAt(NOON).learn(List.of(seen(MALLORY, NOON.minusSeconds(60))));
        Instant again = NOON.plus(Duration.ofDays(300));
        logAt(again).learn(List.of(seen(MALLORY, again)));
        assertThat(at(again.plus(KEEP).minusSeconds(1)).of(Set.of(MALLORY)).first())
                .containsValue(byCli(NOON.minusSeconds(60)));
        assertThat(at(again.plus(KEEP)).of(Set.of(MALLORY)).first()).isEmpty();
    }

    @Test
    void a_judgement_costs_one_request_and_a_caller_who_is_known_one_write() {
        List<Class<?>> requests = Collections.synchronizedList(new ArrayList<>());
        DynamoDbClient counting = new Requests(request -> requests.add(request.getClass()));
        SightingLog log = new DynamoDbSightingLog(counting, table, KEEP, InstantSource.fixed(NOON));
        log.learn(List.of(
                seen(MALLORY, NOON),
                seen(MALLORY, NOON.plusSeconds(5)),
                new Sighting(MALLORY, Method.SDK, NOON.plusSeconds(6))));
        log.learn(List.of(seen(MALLORY, NOON.plusSeconds(1))));
        // The caller and anybody, twice.
        assertThat(requests).hasSize(4).containsOnly(UpdateItemRequest.class);
        requests.clear();
        new DynamoDbKnownCallers(counting, table, InstantSource.fixed(NOON))
                .of(Set.of(MALLORY, seen(MALLORY, NOON).ofAnybody().caller()));
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

    @Test
    void whose_item_is_deleted_is_not_known_until_the_next_sighting() {
        log().learn(List.of(seen(MALLORY, NOON)));
        Map<String, AttributeValue> key = DynamoDbKnownCallers.key(MALLORY);
        LocalTables.DYNAMO_DB.deleteItem(delete -> delete.tableName(table).key(key));
        assertThat(at(NOON).of(Set.of(MALLORY)).first()).isEmpty();
        log().learn(List.of(seen(MALLORY, NOON.plusSeconds(1))));
        assertThat(at(NOON).of(Set.of(MALLORY)).first()).containsValue(byCli(NOON.plusSeconds(1)));
    }

    @Test
    void the_page_asks_for_all_methods() throws IOException {
        assertThat(Files.readString(Path.of("../docs/digest.md")))
                .contains(Stream.of(Method.values())
                        .map(method -> DynamoDbKnownCallers.first(method) + ".N")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REMOVE first_CLI", "REMOVE expiresAt", "SET first_CLI = :much", "SET first_CLI = :text"})
    void an_item_of_another_form_is_told_of_as_what_lasts(String change) {
        KnownCallers callers = at(NOON);
        log().learn(List.of(seen(MALLORY, NOON)));
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
        return new DynamoDbKnownCallers(refusing, table, InstantSource.fixed(NOON));
    }

    private KnownCallers at(Instant now) {
        return new DynamoDbKnownCallers(LocalTables.DYNAMO_DB, table, InstantSource.fixed(now));
    }

    private SightingLog logAt(Instant now) {
        return new DynamoDbSightingLog(LocalTables.DYNAMO_DB, table, KEEP, InstantSource.fixed(now));
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
