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

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.aws.SnsStandIn.Published;
import dev.latchkey.detection.Cast;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class AllowlistWatchHandlerTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:alerts";
    private static final String WIDER = ENTRY.replace("\"192.0.2.0/24\"", "\"192.0.2.0/24\",\"0.0.0.0/0\"");
    private static final String SECOND = "44215845000000000174504392";

    private final LambdaLogger log = mock(LambdaLogger.class);
    private final SnsStandIn sns = new SnsStandIn();

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void each_change_is_told_in_its_order_with_before_and_after() {
        StreamsEventResponse response = handle(StreamEvents.event(
                StreamEvents.inserted("1", ENTRY),
                StreamEvents.modified("2", ENTRY, WIDER),
                StreamEvents.removed("3", WIDER)));
        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(sns.published())
                .extracting(Published::subject)
                .containsExactly(
                        "[Allowlist] Allowlist entry \"ci\" was added (111122223333)",
                        "[Allowlist] Allowlist entry \"ci\" was changed (111122223333)",
                        "[Allowlist] Allowlist entry \"ci\" was removed (111122223333)");
        assertThat(mail(1))
                .contains("networks: added \"0.0.0.0/0\"\n")
                .contains("WHAT IT APPROVES NOW\n  who: \"arn:aws:iam::111122223333:role/ci\"")
                .contains("from: 0.0.0.0/0, 192.0.2.0/24; through no AWS service")
                .contains("WHAT IT APPROVED BEFORE")
                .contains("from: 192.0.2.0/24; through no AWS service");
        assertThat(mail(2)).contains("nothing: it is gone");
    }

    @Test
    void the_same_change_delivered_twice_is_told_twice_with_the_same_id() {
        handle(StreamEvents.event(StreamEvents.inserted("1", ENTRY)));
        handle(StreamEvents.event(StreamEvents.inserted("1", ENTRY)));
        assertThat(List.of(mail(0), mail(1)))
                .allSatisfy(mail -> assertThat(mail).contains("Change c4ca4238a0b923820dcc509a6f758491;"));
    }

    @Test
    void the_one_who_did_it_is_unknown_unless_it_was_time_to_live() {
        handle(StreamEvents.event(StreamEvents.removed("1", ENTRY), StreamEvents.expired("2", ENTRY)));
        assertThat(mail(0))
                .contains("unknown: a table's stream does not say who")
                // Elsewhere CloudTrail does not know the trail by its name.
                .contains("describe-trails --region us-east-1 --query 'trailList[].[HomeRegion,TrailARN,S3BucketName]'")
                .contains("aws cloudtrail get-event-selectors --region <its home region> --trail-name <its ARN>");
        assertThat(mail(1))
                .contains("DynamoDB itself, as the item's time to live was over")
                .contains("aws dynamodb describe-time-to-live --region us-east-1 --table-name=Allowlist");
    }

    @Test
    void an_entry_that_cannot_be_read_is_told_to_approve_nothing() {
        handle(StreamEvents.event(StreamEvents.inserted("1", ENTRY.replace("\"owner\"", "\"countries\""))));
        assertThat(mail(0)).contains("WHAT IT APPROVES NOW\n  nothing: unknown attribute countries\n");
    }

    @Test
    void an_entry_that_is_too_large_to_be_reviewed_is_told_without_a_review() {
        handle(StreamEvents.event(
                StreamEvents.inserted("1", withTargets(31)),
                StreamEvents.inserted("2", withTargets(32)),
                StreamEvents.inserted("3", withTargets(501))));
        assertThat(mail(0)).contains("lint asks: entry ci: no identity has such a name: 0!");
        assertThat(mail(1))
                .contains("lint asks: this entry is too large to be reviewed here")
                .doesNotContain("no identity has such a name")
                .contains("identities: named \"0!xxx");
        assertThat(mail(2)).contains("nothing: targets has 501 values, of at most 500\n");
    }

    /** Of 256 characters each, and no names in IAM. */
    private static String withTargets(int howMany) {
        return ENTRY.replace(
                "\"owner\"",
                "\"targets\":{\"SS\":["
                        + IntStream.range(0, howMany)
                                .mapToObj(
                                        number -> "\"" + number + "!" + "x".repeat(255 - ("" + number).length()) + "\"")
                                .collect(Collectors.joining(","))
                        + "]},\"owner\"");
    }

    @Test
    void a_record_without_images_or_without_anything_is_told_rather_than_lost() {
        handle(StreamEvents.event(
                StreamEvents.record("1", "MODIFY", ""),
                StreamEvents.record("2", "RENAME", ",\"NewImage\":" + ENTRY),
                StreamEvents.record("3", "MODIFY", ",\"NewImage\":" + ENTRY),
                "{}"));
        assertThat(sns.published()).hasSize(4).extracting(Published::subject).allMatch(it -> it.contains("cannot be"));
        assertThat(mail(0)).contains("The record of this change says too little: look at the table.");
        assertThat(mail(2)).contains("who: \"arn:aws:iam::111122223333:role/ci\"");
    }

    @Test
    void the_first_change_that_cannot_be_told_is_where_lambda_begins_again_and_none_after_it_is_told() {
        SnsClient broken = mock(SnsClient.class);
        when(broken.publish(anyPublish()))
                .thenReturn(PublishResponse.builder().build())
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

    @Test
    void an_event_without_records_is_nothing_to_do() {
        assertThat(handle(new DynamodbEvent()).getBatchItemFailures()).isEmpty();
    }

    @Test
    void a_start_from_a_snapshot_has_told_one_change_to_nobody() throws IOException {
        try (LocalAws aws = new LocalAws()) {
            assertThat(WatchPriming.walk(aws.clients()).getBatchItemFailures()).isEmpty();
        }
    }

    private StreamsEventResponse handle(DynamodbEvent event) {
        return handler(sns.client()).handleRequest(event, context());
    }

    private static AllowlistWatchHandler handler(SnsClient client) {
        return new AllowlistWatchHandler(TOPIC, client, InstantSource.fixed(Cast.NOON));
    }

    private Context context() {
        Context context = mock(Context.class);
        when(context.getLogger()).thenReturn(log);
        return context;
    }

    private String mail(int number) {
        return sns.published().get(number).receivedBy("email");
    }

    private static PublishRequest anyPublish() {
        return any(PublishRequest.class);
    }
}
