package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.FaultyLine;
import dev.latchkey.aws.FaultyLine.Fault;
import dev.latchkey.aws.HttpDynamo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The settler with each of its calls failing in turn. Whoever fails at one leaves what whoever dies there leaves. */
class SettleFaultsTest extends SettleCase {

    private static final FaultyLine LINE = new FaultyLine();
    private static final HttpDynamo DYNAMO = new HttpDynamo(LINE, 1);

    private static final String PAIR = "Create [Medium]";
    private static final String WITH_CREATION = "Create [High]";
    private static final String PAIR_CLOSED = "Close [Closed]";

    private static final int CALLS = 19;
    /** Of five runs that Lambda makes at once. */
    private static final int OTHERS_AT_ONCE = 4;

    private static final int LONGEST_LINE = 1_000;
    private static final Duration INVISIBLE = Duration.ofMinutes(2);

    private List<String> message = List.of();

    SettleFaultsTest() {
        super(DYNAMO.client(), LINE);
    }

    @AfterAll
    static void stop() {
        DYNAMO.close();
    }

    /** A pair was told, and whoever was to tell of the creation, which takes its place, has died. */
    @BeforeEach
    void wait_to_be_told() throws IOException {
        LINE.mend();
        observe(KEY);
        observe(GRANT);
        clock.pass(SETTLE);
        message = sqs.visible();
        settle(message);
        LINE.breakAtNext("Publish", Fault.RESET);
        assertThatThrownBy(() -> observe(CREATION)).hasMessageContaining("Connection reset");
        clock.pass(INVISIBLE);
    }

    @Test
    void each_call_that_can_fail_is_tried_here() {
        LINE.mend();
        assertThat(settle(message)).isEmpty();
        assertThat(LINE.calls()).hasSize(CALLS).containsOnlyOnce("Scan").contains("PutItem", "Query", "BatchGetItem");
        assertThat(told()).containsExactly(PAIR, WITH_CREATION, PAIR_CLOSED);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whoever_is_not_told_of_comes_again_and_is_told_then(Fault fault, int call) {
        LINE.breakAt(call, fault);
        boolean comesAgain = !settle(message).isEmpty();
        List<String> calls = LINE.calls();
        assertThat(comesAgain || told().contains(PAIR_CLOSED))
                .as("told, or coming again")
                .isTrue();
        verify(log, times(comesAgain ? 1 : 0)).log(argThat(SettleFaultsTest::saysWhoAndWhatNext), eq(LogLevel.ERROR));
        LINE.mend();
        clock.pass(INVISIBLE);
        assertThat(settle(message)).isEmpty();
        assertThat(told()).startsWith(PAIR, WITH_CREATION).endsWith(PAIR_CLOSED);
        assertThat(told()).hasSize(isToldButNotKnown(fault, calls, call) ? 4 : 3);
    }

    @Test
    void a_message_that_comes_twice_at_once_is_not_done_by_who_only_sees_that_the_other_is_at_it() {
        List<String> second = new ArrayList<>();
        LINE.breakAtNext("Publish", Fault.RESET, () -> second.addAll(settle(message)));
        assertThat(settle(message)).hasSize(1);
        assertThat(second).hasSize(1);
        verify(log).log(argThat((String line) -> line.contains("is being told by somebody else")), eq(LogLevel.WARN));
        clock.pass(INVISIBLE);
        assertThat(settle(message)).isEmpty();
        assertThat(told()).containsExactly(PAIR, WITH_CREATION, PAIR_CLOSED);
    }

    @Test
    void of_many_messages_that_come_while_one_is_telling_each_fails_once_and_people_are_told_once() {
        List<String> others = new ArrayList<>();
        LINE.breakAtNext("Publish", Fault.RESET, () -> {
            for (int other = 0; other < OTHERS_AT_ONCE; other++) {
                others.addAll(settle(message));
            }
        });
        assertThat(settle(message)).hasSize(1);
        assertThat(others).hasSize(OTHERS_AT_ONCE);
        clock.pass(INVISIBLE);
        for (int again = 0; again <= OTHERS_AT_ONCE; again++) {
            assertThat(settle(message)).isEmpty();
        }
        assertThat(told()).containsExactly(PAIR, WITH_CREATION, PAIR_CLOSED);
    }

    /** Then alone telling again is all that is left. */
    private static boolean isToldButNotKnown(Fault fault, List<String> calls, int call) {
        return calls.get(fault == Fault.ANSWER_LOST ? call : Math.max(0, call - 1))
                .equals("Publish");
    }

    private static boolean saysWhoAndWhatNext(String line) {
        return line.startsWith(
                        "message m-0 is not settled: an alert about it may not have been sent yet: {\"v\":1,\"subject\":"
                                + "\"USER#aws#111122223333#svc-backup\"}. It comes again; ")
                && line.length() < LONGEST_LINE;
    }

    /** The others end as the first of these: each was seen to. */
    static Stream<Arguments> faults() {
        return Stream.of(Fault.NOT_JSON, Fault.ANSWER_LOST)
                .flatMap(fault -> IntStream.range(0, CALLS).mapToObj(call -> Arguments.of(fault, call)));
    }
}
