package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What whoever typed a command is told, and to do, when DynamoDB refuses. */
class TableTroubleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ResourceNotFoundException | - | there is no table T in eu-west-1 for these credentials.",
                "400 | AccessDeniedException | no policy allows dynamodb:Scan | may not do that with table T in eu-west-1",
                "400 | AccessDeniedException | KMS: key/abc is disabled. | the key of table T in eu-west-1 cannot be used",
                "400 | ProvisionedThroughputExceededException | exceeded | too busy for table T in eu-west-1",
                "400 | ThrottlingException | exceeded | Try again in a minute.",
                "503 | ServiceUnavailable | later | Try again in a minute.",
                "400 | ValidationException | Query key condition not supported | refused what was asked of table T in eu-west-1",
                "400 | ExpiredTokenException | expired | AWS does not take these credentials (ExpiredTokenException): sign in",
                "400 | InvalidSignatureException | Signature expired | see that this machine's clock is right.",
                "403 | RequestTimeTooSkewed | too large | see that this machine's clock is right."
            })
    void a_refusal_names_the_table_and_says_what_to_do(int status, String code, String said, String told) {
        assertThat(TableTrouble.of(refusal(status, code, said), "T", "eu-west-1"))
                .hasMessageContaining(told);
    }

    @Test
    void a_region_that_there_is_not_is_told_without_a_word_for_readers_of_stack_traces() {
        SdkException unknown = SdkClientException.create("Received an UnknownHostException when attempting to interact"
                + " with a service. See cause for the exact endpoint that is failing to resolve.");
        assertThat(TableTrouble.of(unknown, "T", "us-esat-1"))
                .hasMessage("DynamoDB in us-esat-1 cannot be reached (Received an UnknownHostException when attempting"
                        + " to interact with a service). Is that a region, and is there a network?");
    }

    @Test
    void of_credentials_that_have_expired_no_clock_is_blamed() {
        assertThat(TableTrouble.of(refusal(400, "ExpiredTokenException", "expired"), "T", "eu-west-1"))
                .hasMessageEndingWith("sign in again.");
    }

    @Test
    void what_was_refused_at_once_has_not_been_done_and_of_the_rest_nobody_knows() {
        assertThat(trouble(refusal(400, "ValidationException", "too large"))).isTrue();
        assertThat(trouble(refusal(500, "InternalServerError", "broken"))).isFalse();
        assertThat(trouble(SdkClientException.create("Read timed out"))).isFalse();
        assertThat(trouble(SdkClientException.create("Unable to load credentials")))
                .isTrue();
    }

    /** Of the first the answer may have been lost, and what it asked for been done. */
    @Test
    void a_refusal_of_a_second_try_says_nothing_of_the_first() {
        assertThat(trouble(again(refusal(400, "ThrottlingException", "exceeded"))))
                .isFalse();
        assertThat(trouble(again(refusal(400, "ExpiredTokenException", "expired"))))
                .isFalse();
    }

    private static SdkException again(DynamoDbException refusal) {
        return refusal.toBuilder().numAttempts(2).build();
    }

    private static boolean trouble(SdkException problem) {
        return TableTrouble.of(problem, "T", "eu-west-1").isRefused();
    }

    private static DynamoDbException refusal(int status, String code, String said) {
        return (DynamoDbException) DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(said)
                        .build())
                .statusCode(status)
                .build();
    }
}
