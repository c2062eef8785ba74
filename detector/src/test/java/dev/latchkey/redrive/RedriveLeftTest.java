package dev.latchkey.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays in the queue, or comes there again. */
class RedriveLeftTest extends RedriveRun {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{}",
                "[1]",
                "null",
                "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{}}",
                "{\"requestContext\":{},\"requestPayload\":{\"Records\":[]},\"responseContext\":{}}",
                "{\"requestContext\":{},\"requestPayload\":{\"latchkey\":\"keep evidence\"}}",
                "{\"requestContext\":{},\"requestPayload\":{\"latchkey\":\"stay awake\",\"detail\":{}}}",
                "{\"latchkey\":\"stay awake\"}",
                "{\"requestContext\":{},\"responseContext\":{},\"DDBStreamBatchInfo\":{}}"
            })
    void a_message_in_neither_shape_is_left_and_named(String body) {
        aws.add("m-1", body, Map.of());
        aws.add("m-2", EVENT, Map.of());
        Run run = redrive();
        assertThat(run.out()).contains("left           message m-1: it holds no event", "redriven");
        assertThat(run.err()).contains("1 redriven, 1 left");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(aws.visible()).containsExactly("m-1");
    }

    @Test
    void the_limit_is_kept_and_what_lies_beyond_is_given_back() {
        for (int number = 0; number < 15; number++) {
            aws.add("m-" + number, EVENT, Map.of());
        }
        assertThat(redrive("--limit", "12").err()).contains("12 redriven, 0 left");
        assertThat(aws.visible()).containsExactlyInAnyOrder("m-12", "m-13", "m-14");
    }

    @Test
    void what_lambda_does_not_accept_stays_in_the_queue() {
        aws.add("m-1", EVENT, Map.of());
        aws.refuse("Invoke", new AwsStandIn.Refusal(429, "TooManyRequestsException", "Rate Exceeded."));
        Run run = redrive();
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "latchkey: AWS is too busy",
                        "try again in a minute: Rate Exceeded.",
                        "0 redriven, 0 left. The rest is still in the queue; what this run");
        assertThat(aws.visible()).containsExactly("m-1");
    }

    @Test
    void an_event_too_large_is_left_and_the_others_go_on() {
        aws.add("m-1", EVENT, Map.of());
        aws.add("m-2", EVENT, Map.of());
        aws.refuse("Invoke", new AwsStandIn.Refusal(413, "RequestTooLargeException", "too large"));
        assertThat(redrive().out())
                .contains("left           message m-1: it is larger than Lambda takes")
                .contains("left           message m-2: it is larger than Lambda takes");
        assertThat(aws.visible()).containsExactlyInAnyOrder("m-1", "m-2");
    }

    /** The detector takes it as the same step, and tells nobody again. */
    @Test
    void if_it_cannot_be_deleted_it_comes_again_and_is_sent_again() {
        aws.add("m-1", EVENT, Map.of());
        aws.refuse("DeleteMessage", new AwsStandIn.Refusal(500, "InternalFailure", "broken"));
        Run run = redrive();
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("left           message m-1: it was sent, but could not be deleted");
        assertThat(run.err()).contains("1 redriven, 1 left. The rest is still in the queue");
        assertThat(aws.visible()).containsExactly("m-1");
        aws.allow("DeleteMessage");
        assertThat(redrive().exitCode()).isZero();
        assertThat(aws.invoked).containsExactly(EVENT, EVENT);
    }

    /** As in the queue of what was to be told as tampering. */
    @Test
    void what_eventbridge_had_for_a_topic_is_left_and_named_and_what_it_had_for_a_function_or_a_hub_is_sent() {
        aws.add("m-1", EVENT, Map.of("TARGET_ARN", "arn:aws:sns:us-east-1:111122223333:Latchkey-Alerts"));
        aws.add("m-2", EVENT, Map.of("TARGET_ARN", ALIAS));
        aws.add("m-3", EVENT, Map.of("TARGET_ARN", "arn:aws:events:us-east-1:111122223333:event-bus/default"));
        Run run = redrive();
        assertThat(run.out())
                .contains("left           message m-1: it was on its way to arn:aws:sns:us-east-1:111122223333:");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(aws.invoked).hasSize(2);
        assertThat(aws.visible()).containsExactly("m-1");
    }

    @Test
    void a_queue_of_which_another_holds_all_is_told_as_such_and_is_not_done() {
        aws.add("m-1", EVENT, Map.of());
        aws.hold();
        Run run = redrive();
        assertThat(run.err())
                .contains(
                        "About 1 in the queue are held by somebody else, as by a run that was broken off. They show again"
                                + " within 5 minutes.");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(aws.queue.waits()).as("seconds for which SQS was asked").containsExactly(2, 20, 20, 20, 20);
    }

    @Test
    void what_a_run_before_has_deleted_and_sqs_still_counts_is_held_by_nobody() {
        aws.queue.countDeleted(3, 4);
        Run run = redrive();
        assertThat(run.err())
                .startsWith("Nothing can be received, but SQS counts")
                .contains("The queue is empty.");
        assertThat(run.exitCode()).isZero();
        assertThat(aws.queue.waits()).containsExactly(2, 20, 20, 20, 20);
    }

    @Test
    void what_shows_again_meanwhile_is_redriven() {
        aws.add("m-1", EVENT, Map.of());
        aws.hold();
        aws.queue.showAfter(2);
        Run run = redrive("--limit", "1");
        assertThat(run.err()).contains("1 redriven, 0 left").doesNotContain("held by somebody");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void an_empty_queue_is_done() {
        Run run = redrive();
        assertThat(run.err()).contains("The queue is empty.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void what_this_run_has_just_deleted_is_held_by_nobody() {
        aws.add("m-1", EVENT, Map.of());
        aws.hold();
        aws.add("m-2", EVENT, Map.of());
        Run run = redrive();
        assertThat(run.err()).hasLineCount(2).contains("1 redriven, 0 left");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void who_may_not_count_them_is_told_that_there_may_be_some() {
        aws.refuse("GetQueueAttributes", new AwsStandIn.Refusal(403, "AccessDenied", "refused"));
        Run run = redrive();
        assertThat(run.err())
                .contains(
                        "What a run that was broken off had received shows again within 5 minutes.",
                        "sqs:GetQueueAttributes");
        assertThat(run.exitCode()).isZero();
    }
}
