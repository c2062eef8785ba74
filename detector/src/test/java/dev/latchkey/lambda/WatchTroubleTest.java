package dev.latchkey.lambda;

import static dev.latchkey.lambda.StreamEvents.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** What becomes of a batch of changes when one cannot be told. */
class WatchTroubleTest extends WatchCase {

    private static final String SECOND = "44215845000000000174504392";

    @Test
    void the_first_change_that_cannot_be_told_is_where_lambda_begins_again_and_none_after_it_is_told() {
        SnsClient broken = mock(SnsClient.class);
        when(broken.publish(anyPublish()))
                .thenReturn(PublishResponse.builder().messageId("m-1").build())
                .thenThrow(InternalErrorException.builder().message("as staged").build());
        StreamsEventResponse response = handler(broken)
                .handleRequest(
                        StreamEvents.event(
                                StreamEvents.inserted("1", ENTRY),
                                StreamEvents.inserted("2", ENTRY),
                                StreamEvents.inserted("3", ENTRY)),
                        context());
        assertThat(response.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly(SECOND);
        verify(broken, times(2)).publish(anyPublish());
        verify(log).log(contains("a change is not told yet"), any(LogLevel.class));
    }

    @Test
    void a_failure_without_a_sequence_number_fails_the_whole_batch() {
        SnsClient broken = mock(SnsClient.class);
        when(broken.publish(anyPublish()))
                .thenThrow(InternalErrorException.builder().build());
        assertThatThrownBy(() -> handler(broken).handleRequest(StreamEvents.event("{}"), context()))
                .isInstanceOf(InternalErrorException.class);
    }

    private static PublishRequest anyPublish() {
        return any(PublishRequest.class);
    }
}
