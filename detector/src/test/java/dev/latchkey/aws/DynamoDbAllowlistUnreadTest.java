package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Whether a table that could not be read may be read in a moment. */
class DynamoDbAllowlistUnreadTest {

    @Test
    void a_table_that_is_not_there_is_unread_for_long() {
        Allowlist gone = new DynamoDbAllowlist(LocalTables.DYNAMO_DB, "gone");
        assertThatThrownBy(gone::read).isInstanceOf(AllowlistUnread.class).hasMessage("ResourceNotFoundException");
        assertThatThrownBy(gone::read)
                .isInstanceOfSatisfying(
                        AllowlistUnread.class, e -> assertThat(e.isLasting()).isTrue());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "AccessDeniedException, 400, true",
        "ThrottlingException, 400, false",
        "ProvisionedThroughputExceededException, 400, false",
        "InternalServerError, 500, false"
    })
    void what_is_refused_is_unread_for_long_and_what_is_busy_is_not(String code, int status, boolean lasting) {
        Allowlist refused = failing(DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build());
        assertThatThrownBy(refused::read)
                .isInstanceOfSatisfying(
                        AllowlistUnread.class, e -> assertThat(e.isLasting()).isEqualTo(lasting))
                .hasMessage(code);
    }

    @Test
    void what_did_not_arrive_may_arrive() {
        Allowlist late = failing(ApiCallTimeoutException.create(8_000));
        assertThatThrownBy(late::read)
                .isInstanceOfSatisfying(
                        AllowlistUnread.class, e -> assertThat(e.isLasting()).isFalse())
                .hasMessage("ApiCallTimeoutException");
    }

    private static Allowlist failing(RuntimeException failure) {
        return new DynamoDbAllowlist(
                new DynamoDbClient() {
                    @Override
                    public ScanResponse scan(ScanRequest request) {
                        throw failure;
                    }

                    @Override
                    public String serviceName() {
                        return "dynamodb";
                    }

                    @Override
                    public void close() {
                        // Nothing is open.
                    }
                },
                "allowlist");
    }
}
