package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTrailJsonTest {

    private static final String SHARED = "'9f0e0000-1111-4222-8333-000000000001'";

    @Test
    void a_record_is_read_bare_and_in_its_envelope() {
        ObjectNode envelope = ((ObjectNode) Given.json("{'version':'0','detail-type':'AWS API Call via CloudTrail'}"));
        envelope.set("detail", Given.record());
        ApiCall call = Given.read(Given.record());
        assertThat(call.eventName()).isEqualTo("CreateUser");
        assertThat(call.time()).isEqualTo(Cast.NOON);
        assertThat(call.account()).isEqualTo(Cast.HOME);
        assertThat(call.succeeded()).isTrue();
        assertThat(Given.read(envelope)).isEqualTo(call);
    }

    @ParameterizedTest
    @CsvSource({
        "sso-directory.amazonaws.com, CreateUser",
        "iam.amazonaws.com, createuser",
        "iam.amazonaws.com, ListUsers"
    })
    void a_call_that_is_not_in_the_table_is_nothing_whatever_its_name(String source, String name) {
        assertThat(CloudTrailJson.read(Given.record(name).put("eventSource", source)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventID", "eventTime", "eventSource", "eventName", "awsRegion"})
    void what_no_record_can_be_without_is_asked_for_by_name(String field) {
        for (String missing : new String[] {"", "null", "' '", "{}", "['x']"}) {
            assertThatThrownBy(() -> CloudTrailJson.read(Given.with(Given.record(), field, missing)))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessage("not a CloudTrail record: no " + field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'yesterday'", "7", "true", "'2026-03-02'", "'2005-12-31T23:59:59Z'", "'2200-01-01T00:00:01Z'"})
    void a_time_that_is_none_or_of_another_age_is_malformed(String time) {
        assertThatThrownBy(() -> CloudTrailJson.read(Given.with(Given.record(), "eventTime", time)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageStartingWith("eventTime");
    }

    @Test
    void the_account_is_that_of_the_log_else_of_the_caller() {
        ObjectNode ofAnother = Given.with(Given.record(), "recipientAccountId", "'444455556666'");
        assertThat(Given.read(ofAnother).account()).isEqualTo(Cast.VENDOR);
        assertThat(Given.read(Given.with(ofAnother, "recipientAccountId", "")).account())
                .isEqualTo(Cast.HOME);
    }

    @Test
    void a_record_without_any_account_is_malformed() {
        ObjectNode nobodys = Given.with(Given.with(Given.record(), "recipientAccountId", ""), "userIdentity", "");
        assertThatThrownBy(() -> CloudTrailJson.read(nobodys)).hasMessageEndingWith("no recipientAccountId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11112222333", "1111222233334", "11112222333\u001b", "111122223333\n", "account"})
    void an_account_that_is_not_twelve_digits_is_malformed(String account) {
        ObjectNode record = Given.record().put("recipientAccountId", account);
        assertThatThrownBy(() -> CloudTrailJson.read(record)).hasMessageContaining("12 digits");
    }

    @Test
    void two_copies_in_two_accounts_keep_their_own_ids_for_the_core_takes_the_targets() {
        ObjectNode home = Given.with(Given.record(), "sharedEventID", SHARED);
        ObjectNode vendor = home.deepCopy()
                .put("eventID", "0a4c1f00-1111-4222-8333-000000000002")
                .put("recipientAccountId", Cast.VENDOR);
        assertThat(Given.read(home).eventId()).isEqualTo("0a4c1f00-1111-4222-8333-000000000001");
        assertThat(Given.read(vendor).eventId()).isEqualTo("0a4c1f00-1111-4222-8333-000000000002");
        assertThat(Given.read(vendor).account()).isEqualTo(Cast.VENDOR);
        assertThat(Given.read(vendor).actor().account()).contains(Cast.HOME);
    }

    @Test
    void an_addendum_is_the_same_event_changed() {
        ObjectNode late = Given.with(
                Given.record().put("eventID", "0a4c1f00-1111-4222-8333-000000000009"),
                "addendum",
                "{'reason':'UPDATED_DATA','originalEventID':'0a4c1f00-1111-4222-8333-000000000001'}");
        assertThat(Given.read(late).eventId()).isEqualTo("0a4c1f00-1111-4222-8333-000000000001");
        assertThat(Given.read(Given.with(late, "addendum", "{'reason':'DELIVERY_DELAY'}"))
                        .eventId())
                .isEqualTo("0a4c1f00-1111-4222-8333-000000000009");
    }

    /** The owner of the endpoint is told of calls of others too, without parameters, which would say oneself. */
    @ParameterizedTest
    @CsvSource({
        "iam.amazonaws.com,           CreateAccessKey",
        "sts.amazonaws.com,           AssumeRole",
        "rolesanywhere.amazonaws.com, CreateProfile"
    })
    void what_passed_an_endpoint_of_a_vpc_is_no_second_record_of_the_call(String source, String name) {
        ObjectNode passed = Given.with(Given.record(name).put("eventSource", source), "requestParameters", "")
                .put("eventType", "AwsVpceEvent")
                .put("eventCategory", "NetworkActivity")
                .put("vpcEndpointAccountId", Cast.HOME);
        passed.withObject("/userIdentity").put("accountId", Cast.VENDOR);
        assertThat(CloudTrailJson.read(Given.with(passed, "responseElements", "")))
                .isEmpty();
    }

    @Test
    void an_event_id_of_128_characters_is_taken_and_one_of_129_is_malformed() {
        String longest = "a".repeat(128);
        assertThat(Given.read(Given.record().put("eventID", longest)).eventId()).isEqualTo(longest);
        assertThatThrownBy(() -> Given.read(Given.record().put("eventID", longest + "a")))
                .isInstanceOf(MalformedRecord.class);
    }

    @ParameterizedTest
    @CsvSource({"1.03, us-east-1, aws", "1.99, cn-north-1, aws-cn", "2.0, xx-new-7, aws"})
    void versions_regions_and_fields_still_to_come_are_read(String version, String region, String partition) {
        ObjectNode future = Given.with(Given.record(), "eventContext", "{'new':[{'deep':1}]}")
                .put("eventVersion", version)
                .put("awsRegion", region);
        assertThat(Given.read(future).partition()).isEqualTo(partition);
        assertThat(Given.read(future).region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "7", "true", "[]", "[[{}]]", "'text'"})
    void a_field_of_the_wrong_type_says_nothing_and_breaks_nothing(String wrong) {
        for (String field : new String[] {"userIdentity", "requestParameters", "responseElements", "addendum"}) {
            ApiCall call = Given.read(Given.with(Given.record(), field, wrong));
            assertThat(call.eventId()).isEqualTo("0a4c1f00-1111-4222-8333-000000000001");
        }
        assertThat(Given.read(Given.with(Given.record(), "userIdentity", wrong))
                        .actor()
                        .type())
                .isEqualTo("Unknown");
    }

    @Test
    void a_record_is_one_by_its_event_source() {
        assertThat(CloudTrailJson.isRecord(Given.record("ListUsers"))).isTrue();
        assertThat(CloudTrailJson.isRecord(Given.with(Given.record(), "eventSource", "null")))
                .isFalse();
        assertThat(CloudTrailJson.isRecord(Given.json("['eventSource']"))).isFalse();
    }
}
