package dev.latchkey.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever typed the command is told when nothing comes of it. */
class RedriveRefusalTest extends RedriveRun {

    @ParameterizedTest
    @CsvSource({
        "ReceiveMessage, 400, QueueDoesNotExist, there is no such queue in this account and region",
        "ReceiveMessage, 403, AccessDenied, sqs:ReceiveMessage",
        "ReceiveMessage, 403, InvalidClientTokenId, AWS does not take these credentials (InvalidClientTokenId): sign in again",
        "ReceiveMessage, 403, ExpiredToken, AWS does not take these credentials (ExpiredToken): sign in again",
        "GetFunctionConfiguration, 404, ResourceNotFoundException, there is no such function or alias",
        "GetFunctionConfiguration, 403, AccessDeniedException, lambda:GetFunctionConfiguration",
        "Invoke, 404, ResourceNotFoundException, there is no such function or alias",
        "Invoke, 403, AccessDeniedException, lambda:InvokeFunction"
    })
    void a_refusal_says_what_to_do(String operation, int status, String code, String said) {
        aws.add("m-1", EVENT, Map.of());
        aws.refuse(operation, new AwsStandIn.Refusal(status, code, "refused"));
        Run run = redrive();
        assertThat(run.err()).startsWith("latchkey: ").contains(said);
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(aws.visible()).containsExactly("m-1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"dev.latchkey.lambda.SettleHandler", "index.handler"})
    void another_function_than_the_detector_gets_nothing(@Nullable String handler) {
        aws.add("m-1", EVENT, Map.of());
        aws.handler = handler;
        for (Run run : List.of(redrive(), redrive("--dry-run"))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith(
                            "latchkey: --function is not the detector, which is the stack's output DetectorAlias: its"
                                    + " handler is " + (handler == null ? "none, as of an image" : handler));
        }
        assertThat(aws.described).containsOnly("/2015-03-31/functions/" + ALIAS + "/configuration");
        assertThat(aws.invoked).isEmpty();
        assertThat(aws.visible()).containsExactly("m-1");
    }

    @Test
    void without_credentials_the_way_to_them_is_said() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        Run run = redrive();
        assertThat(run.err())
                .contains(
                        "latchkey: found no AWS credentials that it can use (Unable to load credentials from any of the providers).",
                        "aws configure export-credentials");
        assertThat(run.exitCode()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/111122223333/q, arn:aws:lambda:us-east-1:111122223333:function:f:live,"
                + " The queue is in eu-west-1 and the function in us-east-1",
        "https://evil.example/111122223333/q, arn:aws:lambda:us-east-1:111122223333:function:f:live, --queue must be",
        "https://sqs.us-east-1.amazonaws.com/111122223333/q, arn:aws:lambda:us-east-1:111122223333:function:f,"
                + " --function must be the value of the stack's output DetectorAlias"
    })
    void queue_and_function_must_be_of_one_stack(String queue, String function, String said) {
        Run run = Run.latchkey("redrive", "--queue", queue, "--function", function);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(said);
    }
}
