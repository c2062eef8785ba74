package dev.latchkey.lambda;

import static dev.latchkey.aws.IamStandIn.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.latchkey.aws.IamStandIn;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** The handler with its tables, its topic and an IAM that answers: what records do not show reaches the mail. */
class LookUpsLiveTest {

    private static final String OWN = "arn:aws:iam::111122223333:policy/Own";
    private static final String EVERYTHING =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final IamStandIn iam = new IamStandIn();
    private final SnsStandIn sns = new SnsStandIn();
    private final String chains = LocalTables.chains();
    private final String allowlist = LocalTables.allowlist();

    @AfterEach
    void close() {
        iam.close();
        sns.close();
    }

    @Test
    void a_policy_that_no_record_shows_is_asked_for_once_by_all_workers_and_told_by_what_it_allows() {
        iam.says("GetPolicy?PolicyArn=" + OWN, "<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>")
                .says(
                        "GetPolicyVersion?PolicyArn=" + OWN + "&VersionId=v1",
                        "<PolicyVersion><Document>" + encoded(EVERYTHING) + "</Document></PolicyVersion>");
        chain(true, iam.client());
        assertThat(iam.calls).filteredOn(call -> call.startsWith("GetPolicy?")).hasSize(1);
        assertThat(lastMail()).startsWith("HIGH").contains("WHAT IAM SAYS NOW\n  no longer there: ");
    }

    @Test
    void an_iam_that_knows_nothing_is_said_to_have_been_asked_in_vain() {
        chain(true, iam.client());
        assertThat(lastMail())
                .startsWith("MEDIUM")
                .contains("IAM could not be asked: " + OWN + ": IAM knows it no more (GetPolicy)");
    }

    @Test
    void who_held_a_policy_before_it_came_to_allow_everything_is_asked_and_remembered_for_all_workers() {
        iam.says(
                "ListEntitiesForPolicy?PolicyArn=" + OWN + "&PolicyUsageFilter=PermissionsPolicy",
                "<PolicyUsers><member><UserName>svc</UserName></member></PolicyUsers>");
        String document = "\"policyDocument\":\"" + EVERYTHING.replace("\"", "\\\"") + "\"";
        String version = "\"policyArn\":\"" + OWN + "\",\"setAsDefault\":true," + document;
        observe(1, "CreatePolicyVersion", version, true, iam.client());
        observe(2, "CreateAccessKey", "\"userName\":\"svc\"", true, iam.client());
        assertThat(iam.calls)
                .filteredOn(call -> call.startsWith("ListEntities"))
                .hasSize(1);
        assertThat(lastMail())
                .startsWith("MEDIUM")
                .contains("CreatePolicyVersion: granted " + OWN + ", already held (ADMIN");
    }

    @Test
    void with_look_ups_off_nothing_is_asked() {
        chain(false, mock(IamClient.class));
        assertThat(lastMail()).startsWith("MEDIUM").doesNotContain("IAM could not be asked", "IAM SAYS");
    }

    private void chain(boolean lookUps, IamClient client) {
        observe(1, "CreateUser", "\"userName\":\"svc\"", lookUps, client);
        observe(2, "AttachUserPolicy", "\"userName\":\"svc\",\"policyArn\":\"" + OWN + "\"", lookUps, client);
        observe(3, "CreateAccessKey", "\"userName\":\"svc\"", lookUps, client);
    }

    /** Each by a function of its own. */
    private void observe(int second, String operation, String request, boolean lookUps, IamClient client) {
        String topic = "arn:aws:sns:us-east-1:111122223333:alerts";
        DetectorHandler handler = new DetectorHandler(
                new Settings(chains, allowlist, LocalTables.chains(), topic, lookUps, Tuning.DEFAULT),
                new Clients(LocalTables.DYNAMO_DB, sns.client(), mock(), client),
                InstantSource.system());
        String record =
                ("{\"eventID\":\"e-%1$d\",\"eventTime\":\"2026-03-02T12:00:0%1$dZ\",\"awsRegion\":\"us-east-1\","
                                + "\"recipientAccountId\":\"111122223333\",\"eventSource\":\"iam.amazonaws.com\","
                                + "\"eventName\":\"%2$s\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\","
                                + "\"arn\":\"arn:aws:iam::111122223333:user/mallory\",\"userName\":\"mallory\"},"
                                + "\"sourceIPAddress\":\"198.51.100.7\",\"userAgent\":\"aws-cli/2.15.0\","
                                + "\"requestParameters\":{%3$s}}")
                        .formatted(second, operation, request);
        handler.observe(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)));
    }

    private String lastMail() {
        return sns.published().get(sns.published().size() - 1).receivedBy("email");
    }
}
