package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.StepRange;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Thousands of steps on one identity make a look at it no dearer than some hundred of them do. */
class FloodTest {

    private static final int FLOOD = 3_000;
    private static final int QUERIES = 1 + StepRange.values().length;

    private final List<QueryResponse> pages = new ArrayList<>();
    private final DynamoDbClient counting = mock();
    private final Hands clock = new Hands();
    private final String table = LocalTables.chains();
    private final DynamoDbChainStore writing = store(LocalTables.DYNAMO_DB);
    private final DynamoDbChainStore reading = store(counting);

    @BeforeEach
    void count() {
        doAnswer(invocation -> {
                    QueryRequest request = invocation.getArgument(0);
                    QueryResponse page = LocalTables.DYNAMO_DB.query(request.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build());
                    pages.add(page);
                    return page;
                })
                .when(counting)
                .query(any(QueryRequest.class));
    }

    @Test
    void as_many_steps_as_one_page_holds_are_read_by_one_query() {
        writing.add(grants(PartitionReader.PAGE - 1));
        reading.read(NEW_USER);
        assertThat(pages).hasSize(1);
    }

    @Test
    void thousands_of_steps_are_read_by_one_query_a_range_and_one_more() {
        writing.add(grants(FLOOD));
        Step creation = created(NEW_USER, "e-c", clock.instant());
        writing.add(List.of(creation));
        Chain chain = reading.read(NEW_USER);
        assertThat(chain.steps()).hasSize(ChainStore.STEPS_PER_STAGE + 1).contains(creation);
        assertThat(chain.truncated()).isTrue();
        assertThat(pages).hasSizeLessThanOrEqualTo(QUERIES);
        assertThat(pages).allSatisfy(page -> assertThat(page.scannedCount()).isLessThanOrEqualTo(PartitionReader.PAGE));
    }

    @Test
    void what_thousands_hold_is_read_by_one_query() {
        writing.add(notes(Note.HELD_BY));
        writing.add(List.of(created(NEW_USER, "e-c", clock.instant())));
        Chain chain = reading.read(NEW_USER);
        assertThat(chain.steps()).hasSize(ChainStore.STEPS_PER_STAGE + 1);
        assertThat(chain.truncated()).isFalse();
        assertThat(pages).hasSize(1);
    }

    @Test
    void what_is_used_all_day_is_read_by_one_query_and_one_for_each_range_behind_its_uses() {
        writing.add(notes(Note.USED));
        List<Step> others = List.of(
                created(NEW_USER, "e-c", clock.instant()), granted(NEW_USER, "e-g", clock.instant(), Level.ADMIN));
        writing.add(others);
        Chain chain = reading.read(NEW_USER);
        assertThat(chain.steps()).hasSize(ChainStore.STEPS_PER_STAGE + 2).containsAll(others);
        assertThat(chain.truncated()).isFalse();
        assertThat(pages).hasSize(3);
    }

    @Test
    void a_flood_ten_times_as_long_consumes_no_more() {
        writing.add(grants(FLOOD / 10));
        double some = consumedByALook();
        writing.add(grants(FLOOD));
        assertThat(consumedByALook()).isBetween(1.0, some + 1);
    }

    @Test
    void of_thousands_that_are_the_same_no_more_pages_are_read_than_among_expired_ones() {
        Fact same = new Fact.Granted("reconciled", Privilege.of(Level.LIMITED, "as the test says"));
        writing.add(grants(FLOOD).stream().map(step -> step.with(same)).toList());
        assertThat(reading.read(NEW_USER).truncated()).isTrue();
        assertThat(pages).hasSizeLessThanOrEqualTo(QUERIES + PartitionReader.MOST_PAGES);
    }

    private double consumedByALook() {
        pages.clear();
        reading.read(NEW_USER);
        return pages.stream()
                .mapToDouble(page -> page.consumedCapacity().capacityUnits())
                .sum();
    }

    private DynamoDbChainStore store(DynamoDbClient client) {
        return new DynamoDbChainStore(client, table, Duration.ofDays(15), clock, line -> {});
    }

    private List<Step> notes(Note note) {
        return IntStream.range(0, FLOOD)
                .mapToObj(number -> step(
                        NEW_USER,
                        "e-%05d".formatted(number),
                        clock.instant().plusSeconds(number),
                        new Fact.Noted(note, "USER#aws#111122223333#" + number)))
                .toList();
    }

    private List<Step> grants(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(number -> granted(
                        NEW_USER, "e-%05d".formatted(number), clock.instant().plusMillis(number), Level.LIMITED))
                .toList();
    }
}
