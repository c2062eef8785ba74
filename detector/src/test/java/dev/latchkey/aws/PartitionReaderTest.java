package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table in which much has expired that DynamoDB has not deleted yet. */
class PartitionReaderTest {

    private static final Duration REACH = Duration.ofDays(15);
    private static final int BOUND = ChainStore.STEPS_PER_STAGE;
    private static final int MORE_THAN_A_PAGE = PartitionReader.PAGE + 20;

    private final Hands clock = new Hands();
    private final DynamoDbChainStore store =
            new DynamoDbChainStore(LocalTables.DYNAMO_DB, LocalTables.chains(), REACH, clock, line -> {});

    @Test
    void expired_steps_of_a_stage_hide_no_live_one() {
        leaveExpired(MORE_THAN_A_PAGE, PartitionReaderTest::admin);
        List<Step> live = List.of(created(NEW_USER, "e-c", clock.instant()), limited(1, clock.instant()));
        store.add(live);
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, live, false));
    }

    @Test
    void expired_evidence_hides_no_live_one() {
        leaveExpired(MORE_THAN_A_PAGE, PartitionReaderTest::denied);
        Step live = denied(1, clock.instant());
        store.add(List.of(live));
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, List.of(live), false));
    }

    @Test
    void as_many_live_steps_as_the_bound_among_expired_ones_are_all_read() {
        leaveExpired(MORE_THAN_A_PAGE, PartitionReaderTest::limited);
        store.add(several(BOUND, PartitionReaderTest::limited));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.of(Stage.GRANT)).hasSize(BOUND);
        assertThat(chain.truncated()).isFalse();
    }

    @Test
    void one_live_step_more_than_the_bound_among_expired_ones_is_said() {
        leaveExpired(MORE_THAN_A_PAGE, PartitionReaderTest::limited);
        store.add(several(BOUND + 1, PartitionReaderTest::limited));
        Chain chain = store.read(NEW_USER);
        assertThat(chain.of(Stage.GRANT)).hasSize(BOUND);
        assertThat(chain.truncated()).isTrue();
    }

    @Test
    void behind_more_expired_steps_than_are_read_the_chain_is_said_to_be_truncated() {
        leaveExpired(PartitionReader.MOST_PAGES * PartitionReader.PAGE, PartitionReaderTest::admin);
        Step key = keyed(NEW_USER, "e-key", clock.instant());
        store.add(List.of(key, limited(1, clock.instant())));
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, List.of(key), true));
    }

    @ParameterizedTest
    @EnumSource(names = {"USED", "DENIED"})
    void behind_as_many_expired_notes_of_every_day_the_chain_is_whole(Note note) {
        leaveExpired(PartitionReader.MOST_PAGES * PartitionReader.PAGE, (number, time) -> noted(note, number, time));
        List<Step> live = List.of(created(NEW_USER, "e-c", clock.instant()), noted(Note.DELETED, 1, clock.instant()));
        store.add(live);
        store.add(List.of(noted(note, 2, clock.instant())));
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, live, false));
    }

    @Test
    void behind_as_many_expired_notes_that_count_it_is_not() {
        leaveExpired(
                PartitionReader.MOST_PAGES * PartitionReader.PAGE, (number, time) -> noted(Note.OMITTED, number, time));
        store.add(List.of(noted(Note.DELETED, 1, clock.instant())));
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, List.of(), true));
    }

    @Test
    void a_flood_of_one_stage_does_not_end_the_reading_of_another() {
        store.add(several(BOUND + 1, PartitionReaderTest::different));
        List<Step> keys = several(MORE_THAN_A_PAGE, PartitionReaderTest::key);
        store.add(keys);
        Chain chain = store.read(NEW_USER);
        assertThat(chain.truncated()).isTrue();
        assertThat(chain.of(Stage.CREDENTIAL)).contains(keys.get(MORE_THAN_A_PAGE - 1));
    }

    private void leaveExpired(int howMany, BiFunction<Integer, Instant, Step> step) {
        store.add(several(howMany, step));
        clock.pass(REACH.plus(Step.DELIVERY));
    }

    private List<Step> several(int howMany, BiFunction<Integer, Instant, Step> step) {
        return IntStream.range(0, howMany)
                .mapToObj(number -> step.apply(number, clock.instant()))
                .toList();
    }

    private static Step admin(int number, Instant time) {
        return granted(NEW_USER, id(number, time), time, Level.ADMIN);
    }

    private static Step limited(int number, Instant time) {
        return granted(NEW_USER, id(number, time), time, Level.LIMITED);
    }

    private static Step denied(int number, Instant time) {
        return noted(Note.DENIED, number, time);
    }

    private static Step noted(Note note, int number, Instant time) {
        return step(NEW_USER, id(number, time) + note, time, new Fact.Noted(note, "as the test says"));
    }

    private static Step different(int number, Instant time) {
        Privilege little = Privilege.of(Level.LIMITED, "by its actions");
        return step(NEW_USER, id(number, time), time, new Fact.Granted("p" + number, little));
    }

    private static Step key(int number, Instant time) {
        return keyed(NEW_USER, id(number, time), time.plusSeconds(number));
    }

    private static String id(int number, Instant time) {
        return "e-%04d-%d".formatted(number, Duration.between(NOON, time).toDays());
    }
}
