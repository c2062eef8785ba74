package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dev.latchkey.FullDisk;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.TableTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What is said of each entry when a push comes to a halt at the second of three. */
class AllowlistPushTroubleTest extends AllowlistOnTable {

    private final DynamoDbClient dynamoDb = spy(LocalTables.DYNAMO_DB);

    @BeforeEach
    void fill() {
        List.of("a", "b", "c").forEach(name -> put(name, Map.of("targets", text("x"))));
    }

    @Test
    void a_refused_entry_is_told_from_those_before_and_behind_it() throws IOException {
        secondThrows(refusal(1), false);
        assertThat(halted()).containsExactly("a: written", "b: refused, so not written", "c: not written");
        assertThat(items(table).get("b")).containsEntry("targets", text("x"));
    }

    @Test
    void an_entry_whose_answer_is_lost_is_not_said_to_be_unwritten() throws IOException {
        secondThrows(ApiCallTimeoutException.builder().message("timed out").build(), true);
        assertThat(halted())
                .containsExactly(
                        "a: written",
                        "b: not known whether it is written, as no answer came: push again, and the plan shows it",
                        "c: not written");
        assertThat(items(table).get("b")).containsEntry("targets", text("y"));
    }

    @Test
    void a_refusal_after_another_try_says_nothing_of_that_try() throws IOException {
        secondThrows(refusal(2), true);
        assertThat(halted()).anyMatch(line -> line.startsWith("b: not known whether it is written"));
    }

    @Test
    void how_much_is_written_is_said_though_the_output_has_been_closed() throws IOException {
        AllowlistPlan plan = plan(pull().replace("\"x\"", "\"y\""), false);
        assertThat(new AllowlistPush(entries, plan, new PrintWriter(new FullDisk(10)), new PrintWriter(err)).write())
                .isTrue();
        assertThat(err.toString()).isEqualTo("latchkey: 3 of 3 written.\n");
    }

    /** @return what is said of each */
    private List<String> halted() throws IOException {
        AllowlistPlan plan = plan(pull().replace("\"x\"", "\"y\""), false);
        StoredEntries troubled = new StoredEntries(dynamoDb, table, "us-east-1");
        AllowlistPush push = new AllowlistPush(troubled, plan, new PrintWriter(out), new PrintWriter(err));
        assertThatThrownBy(push::write).isInstanceOf(TableTrouble.class);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).endsWith("1 of 3 written.");
        return lines.subList(0, lines.size() - 1);
    }

    private void secondThrows(RuntimeException trouble, boolean acts) {
        AtomicInteger calls = new AtomicInteger();
        doAnswer(call -> {
                    boolean second = calls.incrementAndGet() == 2;
                    Object answer = second && !acts ? null : call.callRealMethod();
                    if (second) {
                        throw trouble;
                    }
                    return answer;
                })
                .when(dynamoDb)
                .updateItem(ArgumentMatchers.<Consumer<UpdateItemRequest.Builder>>any());
    }

    private static DynamoDbException refusal(int tries) {
        return (DynamoDbException) DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("no")
                        .build())
                .statusCode(400)
                .numAttempts(tries)
                .build();
    }
}
