package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.lambda.LocalServer.Request;
import dev.latchkey.lambda.LocalServer.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an ordinary event asks of AWS, counted where the SDK's real clients arrive. */
class OrdinaryCallsTest {

    private static final int NEW_USER = 0;
    private static final int RIGHTS_OF_THE_USER = 1;
    private static final int NEW_ROLE = 2;
    private static final int TAG_OF_THE_USER = 3;
    private static final int OWN_POLICY_OF_THE_ROLE = 4;
    private static final int APPROVED_ADMINISTRATOR = 6;
    private static final int TOLD_AT_ONCE = 7;
    /** Below the patience of the clients, which would send the call again. */
    private static final int LONG = 20;

    /** The last two mark its caller, whose creation is not known. */
    private static final List<String> CALLS_OF_AN_OWN_POLICY =
            List.of("PutItem", "PutItem", "PutItem", "Query", "Query", "Query", "Query", "PutItem", "Query");

    private final List<String> called = new CopyOnWriteArrayList<>();
    private final LocalAnswers answers = new LocalAnswers();
    private final LocalServer aws = new LocalServer(this::witnessed);
    private final Clients clients = Clients.at(aws.uri());
    private final DetectorHandler handler = new DetectorHandler(
            new Settings(
                    "chains",
                    "allowlist",
                    "evidence",
                    "arn:aws:sns:us-east-1:111122223333:alerts",
                    true,
                    Tuning.DEFAULT),
            clients,
            InstantSource.system());
    private volatile CountDownLatch toArrive = new CountDownLatch(0);

    OrdinaryCallsTest() throws IOException {
        // The server's door may not open.
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        aws.close();
    }

    @Test
    void a_new_user_costs_one_put_and_one_query_and_asks_neither_the_allowlist_nor_iam_nor_sns() throws IOException {
        assertThat(callsOf(NEW_USER)).containsExactly("PutItem", "Query");
    }

    @Test
    void everyday_rights_cost_one_put_and_one_query() throws IOException {
        callsOf(NEW_USER);
        assertThat(callsOf(RIGHTS_OF_THE_USER)).containsExactly("PutItem", "Query");
    }

    @Test
    void a_tag_which_may_be_rights_but_nobody_can_ever_say_costs_one_put_and_one_query() throws IOException {
        callsOf(NEW_USER);
        assertThat(callsOf(TAG_OF_THE_USER)).containsExactly("PutItem", "Query");
    }

    @Test
    void a_new_role_of_a_service_costs_one_put_and_one_query() throws IOException {
        assertThat(callsOf(NEW_ROLE)).containsExactly("PutItem", "Query");
    }

    @Test
    void a_new_role_for_outsiders_costs_two_puts() throws IOException {
        assertThat(callsOf(sample(NEW_ROLE).replace("lambda.amazonaws", "rolesanywhere.amazonaws")))
                .startsWith("PutItem", "PutItem", "Query");
    }

    @Test
    void the_puts_of_one_call_are_under_way_together() throws IOException {
        callsOf(NEW_ROLE);
        toArrive = new CountDownLatch(3);
        assertThat(callsOf(OWN_POLICY_OF_THE_ROLE)).doesNotContain("alone");
    }

    @Test
    void a_policy_of_ones_own_is_looked_at_in_the_second_round_trip_and_all_else_with_it() throws IOException {
        callsOf(NEW_ROLE);
        assertThat(callsOf(OWN_POLICY_OF_THE_ROLE)).containsExactlyElementsOf(CALLS_OF_AN_OWN_POLICY);
    }

    @Test
    void neither_costs_it_more_if_another_step_fell_in_its_second() throws IOException {
        callsOf(sample(NEW_ROLE).replace("000000000103", "000000000999"));
        assertThat(callsOf(OWN_POLICY_OF_THE_ROLE)).containsExactlyElementsOf(CALLS_OF_AN_OWN_POLICY);
    }

    @Test
    void what_could_be_told_reads_the_allowlist_and_is_told_by_nobody_if_it_is_approved() throws IOException {
        callsOf(APPROVED_ADMINISTRATOR - 1);
        assertThat(callsOf(APPROVED_ADMINISTRATOR)).contains("Scan").doesNotContain("Publish", "UpdateItem");
    }

    @Test
    void who_has_provisioned_before_is_read_once_for_what_is_told_however_often_it_is_judged() throws IOException {
        assertThat(callsOf(TOLD_AT_ONCE)).contains("UpdateItem").containsOnlyOnce("BatchGetItem");
    }

    private List<String> callsOf(int sample) throws IOException {
        return callsOf(sample(sample));
    }

    private List<String> callsOf(String event) throws IOException {
        called.clear();
        handler.observe(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        return List.copyOf(called);
    }

    private Response witnessed(Request request) {
        String operation = request.target().isEmpty()
                ? "another service"
                : request.target().split("\\.", -1)[1];
        called.add(operation);
        if (operation.equals("PutItem")) {
            toArrive.countDown();
            awaitOthers();
        }
        return answers.answer(request);
    }

    private void awaitOthers() {
        try {
            if (!toArrive.await(LONG, TimeUnit.SECONDS)) {
                called.add("alone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sample(int sample) throws IOException {
        String name = "sample-events.json";
        try (InputStream samples = Objects.requireNonNull(Priming.class.getResourceAsStream(name), name)) {
            return CloudTrailJson.parsed(samples.readAllBytes()).get(sample).toString();
        }
    }
}
