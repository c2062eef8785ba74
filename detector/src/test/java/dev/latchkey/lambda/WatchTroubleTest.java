package dev.latchkey.lambda;

import static dev.latchkey.lambda.StreamEvents.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.FaultyLine;
import dev.latchkey.aws.FaultyLine.Fault;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;

/** What becomes of a batch of changes when one cannot be told. */
class WatchTroubleTest extends WatchCase {

    private static final String SECOND = "44215845000000000174504392";
    private static final int ENOUGH = 9_000;
    private static final int LONGEST_LINE = 1_000;

    private final FaultyLine line = new FaultyLine();
    private final AllowlistWatchHandler handler = handler(sns.client(line));

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_first_change_that_cannot_be_told_is_where_lambda_begins_again_and_none_after_it_is_told(Fault fault) {
        line.breakAt(1, fault);
        assertThat(toldFrom(1)).containsExactly(SECOND);
        assertThat(line.calls()).hasSize(2);
        verify(log).log(argThat(WatchTroubleTest::saysWhichAndWhatNext), eq(LogLevel.ERROR));
        assertThat(toldFrom(2)).isEmpty();
        assertThat(told()).isEqualTo(fault == Fault.ANSWER_LOST ? List.of("1", "2", "2", "3") : List.of("1", "2", "3"));
    }

    @Test
    void what_no_time_is_left_for_is_where_lambda_begins_again_and_nothing_before_it_is_told_twice() {
        left = () -> ENOUGH - 1;
        assertThat(toldFrom(1)).containsExactly(SECOND);
        verify(log).log(argThat(WatchTroubleTest::saysWhichAndWhatNext), eq(LogLevel.ERROR));
        left = () -> ENOUGH;
        assertThat(toldFrom(2)).isEmpty();
        assertThat(told()).containsExactly("1", "2", "3");
    }

    @Test
    void the_first_of_a_batch_is_told_however_little_time_is_left() {
        left = () -> 0;
        for (int number = 1; number <= 3; number++) {
            toldFrom(number);
        }
        assertThat(told()).containsExactly("1", "2", "3");
        verify(log, times(2))
                .log(argThat((String said) -> said.startsWith("a change is not announced")), eq(LogLevel.ERROR));
    }

    @Test
    void a_failure_without_a_sequence_number_fails_the_whole_batch() {
        line.breakAt(0, Fault.INTERNAL);
        assertThatThrownBy(() -> handler.handleRequest(StreamEvents.event("{}"), context()))
                .isInstanceOf(SdkException.class);
    }

    private static boolean saysWhichAndWhatNext(String said) {
        return said.startsWith(
                        "a change is not announced yet (c4ca4238a0b923820dcc509a6f758492), nor any after it. Lambda tries"
                                + " again from there for hours, then names it in UntoldQueue: ")
                && said.length() < LONGEST_LINE;
    }

    /** @return where Lambda is to begin again */
    private List<String> toldFrom(int first) {
        DynamodbEvent event = StreamEvents.event(IntStream.rangeClosed(first, 3)
                .mapToObj(number -> StreamEvents.inserted(String.valueOf(number), ENTRY))
                .toArray(String[]::new));
        StreamsEventResponse response = handler.handleRequest(event, context());
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** The numbers of the changes, in the order in which people were told. */
    private List<String> told() {
        return Stream.iterate(0, at -> at + 1)
                .limit(sns.published().size())
                .map(this::mail)
                .map(mail -> mail.replaceAll("(?s).*c4ca4238a0b923820dcc509a6f75849(\\d).*", "$1"))
                .toList();
    }
}
