package dev.latchkey.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.cli.Run;
import dev.latchkey.lambda.OwnMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent once more, and what is said of it. */
class RedriveCommandTest extends RedriveRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void what_eventbridge_could_not_deliver_is_sent_as_it_was() {
        aws.add(
                "m-1",
                EVENT,
                Map.of("ERROR_CODE", "NO_PERMISSIONS", "ERROR_MESSAGE", "not authorized", "RULE_ARN", "r"));
        Run run = redrive();
        assertThat(run.out())
                .isEqualTo("redriven       2026-03-14T02:11:07Z  CreateUser  NO_PERMISSIONS: not authorized"
                        + System.lineSeparator());
        assertThat(run.err()).contains("1 redriven, 0 left");
        assertThat(run.exitCode()).isZero();
        assertThat(aws.invoked).containsExactly(EVENT);
        assertThat(aws.invocations).containsExactly("/2015-03-31/functions/" + ALIAS + "/invocations Event");
        assertThat(aws.visible()).isEmpty();
        assertThat(aws.hidden()).isEmpty();
    }

    @Test
    void what_the_function_could_not_process_is_taken_out_of_its_record() throws IOException {
        String number = EVENT.replace("\"e-1\"", "\"e-1\",\"precise\":12345678901234567890.12300");
        aws.add("m-1", record(number), Map.of());
        Run run = redrive();
        assertThat(run.out()).contains("CreateUser  RetriesExhausted: java.lang.IllegalStateException: no table");
        assertThat(JSON.readTree(aws.invoked.get(0))).isEqualTo(JSON.readTree(number));
        assertThat(aws.invoked.get(0)).contains("12345678901234567890.12300");
        assertThat(aws.hidden()).isEmpty();
    }

    @Test
    void a_daily_call_that_failed_is_known_for_what_it_is_and_sent_again() {
        aws.add("m-1", record(OwnMessage.STAY_AWAKE.json()), Map.of());
        Run run = redrive();
        assertThat(run.out()).startsWith("redriven       -  stay awake  RetriesExhausted: ");
        assertThat(run.err()).hasLineCount(1).contains("1 redriven, 0 left");
        assertThat(aws.invoked).containsExactly(OwnMessage.STAY_AWAKE.json());
        assertThat(aws.hidden()).isEmpty();
    }

    @Test
    void a_dry_run_lists_and_leaves_everything_where_it_is() {
        aws.add("m-1", EVENT, Map.of("ERROR_CODE", "SDK_CLIENT_ERROR"));
        aws.add("m-2", record(event("CreateAccessKey", "e-2")), Map.of());
        Run run = redrive("--dry-run");
        assertThat(run.out().lines())
                .containsExactly(
                        "would redrive  2026-03-14T02:11:07Z  CreateUser  SDK_CLIENT_ERROR",
                        "would redrive  2026-03-14T02:11:07Z  CreateAccessKey  RetriesExhausted:"
                                + " java.lang.IllegalStateException: no table");
        assertThat(run.err()).contains("2 would be redriven, 0 left");
        assertThat(aws.invoked).isEmpty();
        assertThat(aws.visible()).containsExactlyInAnyOrder("m-1", "m-2");
    }

    @Test
    void hundreds_of_messages_are_redriven_each_once() {
        List<String> events = new ArrayList<>();
        for (int number = 0; number < 305; number++) {
            events.add(event("CreateUser", "e-" + number));
            aws.add("m-" + number, events.get(number), Map.of());
        }
        assertThat(redrive().err()).contains("305 redriven, 0 left");
        assertThat(aws.invoked).containsExactlyElementsOf(events);
    }

    @Test
    void who_sends_what_is_more_than_a_day_old_is_told_that_its_chain_may_have_expired() {
        Instant now = Instant.now();
        aws.add("m-1", at(now.minus(Duration.ofHours(25))), Map.of());
        aws.add("m-2", at(now.minus(Duration.ofHours(23))), Map.of());
        aws.add("m-3", EVENT.replace("2026-03-14T02:11:07Z", "some time"), Map.of());
        assertThat(redrive().err())
                .contains("3 redriven, 0 left", "Of calls more than a day ago: 1.", "./latchkey replay");
    }

    @Test
    void of_what_is_younger_nothing_more_is_said() {
        aws.add("m-1", at(Instant.now().minus(Duration.ofHours(23))), Map.of());
        assertThat(redrive().err()).hasLineCount(1);
    }

    private static String at(Instant time) {
        return EVENT.replace("2026-03-14T02:11:07Z", time.toString());
    }

    @Test
    void an_empty_queue_is_nothing_to_do() {
        Run run = redrive();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("0 redriven, 0 left");
    }

    @Test
    void what_is_printed_of_a_message_is_harmless() {
        aws.add("m-1", EVENT.replace("CreateUser", "\\u001b[2J\\nFORGED"), Map.of("ERROR_CODE", "x\u202e\u009by"));
        assertThat(redrive().out()).hasLineCount(1).contains("[2J FORGED  x y");
    }

    private static String record(String event) {
        return "{\"version\":\"1.0\",\"timestamp\":\"2026-03-14T02:20:00.000Z\",\"requestContext\":{\"requestId\":\"r\","
                + "\"functionArn\":\"" + ALIAS + "\",\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3},"
                + "\"requestPayload\":" + event + ",\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"7\","
                + "\"functionError\":\"Unhandled\"},\"responsePayload\":{\"errorMessage\":\"no table\","
                + "\"errorType\":\"java.lang.IllegalStateException\"}}";
    }
}
