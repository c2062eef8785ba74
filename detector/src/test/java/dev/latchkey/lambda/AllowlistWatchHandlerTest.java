package dev.latchkey.lambda;

import static dev.latchkey.lambda.StreamEvents.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.latchkey.aws.SnsStandIn.Published;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of each change. */
class AllowlistWatchHandlerTest extends WatchCase {

    private static final String WIDER = ENTRY.replace("\"192.0.2.0/24\"", "\"192.0.2.0/24\",\"0.0.0.0/0\"");

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
    void an_event_without_records_is_nothing_to_do() {
        assertThat(handle(new DynamodbEvent()).getBatchItemFailures()).isEmpty();
    }

    @Test
    void a_start_from_a_snapshot_has_told_one_change_to_nobody() throws IOException {
        try (LocalAws aws = new LocalAws()) {
            assertThat(WatchPriming.walk(aws.clients()).getBatchItemFailures()).isEmpty();
        }
    }
}
