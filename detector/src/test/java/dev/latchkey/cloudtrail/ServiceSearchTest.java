package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What need not be walked through because nothing in it could be of use, and what has to be. */
class ServiceSearchTest {

    private static final String OTHER =
            "{'eventVersion':'1.11','eventSource':'s3.amazonaws.com','eventName':'GetObject'}";
    private static final String OURS =
            "{'eventVersion':'1.11','eventSource':'iam.amazonaws.com','eventName':'CreateUser'}";
    private static final String ASSUMED = "{'eventVersion':'1.11','userIdentity':{'accountId':'111122223333'},"
            + "'eventSource':'sts.amazonaws.com','eventName':'AssumeRole','requestParameters':{'roleArn':'r'},"
            + "'recipientAccountId':'111122223333'}";

    @Test
    void records_of_other_services_are_counted() throws IOException {
        assertThat(search(OTHER, OTHER, OTHER)).returns(0, UsefulPart::end).returns(3, UsefulPart::records);
    }

    @Test
    void the_last_record_of_use_ends_what_has_to_be_walked_through() throws IOException {
        UsefulPart useful = search(OTHER, OURS, OTHER);
        int open = PrefilterTest.delivered(OTHER).length();
        assertThat(useful.end()).isGreaterThan(open).isLessThan(open + OURS.length());
        assertThat(useful.records()).isEqualTo(3);
    }

    @Test
    void only_the_records_that_hold_a_place_of_use_have_to_be_looked_at() throws IOException {
        UsefulPart useful = search(OTHER, OURS, OTHER, OURS, OURS);
        int at = Prefilter.FIRST_RECORD;
        List<Boolean> asked = new ArrayList<>();
        for (String record : List.of(OTHER, OURS, OTHER, OURS, OURS)) {
            asked.add(useful.hasIn(at, at + record.length()));
            at += record.length() + ",".length();
        }
        assertThat(asked).containsExactly(false, true, false, true, true);
    }

    @Test
    void a_record_full_of_what_may_be_of_use_takes_no_more_memory_than_another() throws IOException {
        String full = OURS.replace("}", ",'x':'" + "\\u0041".repeat(1_000) + "'}");
        UsefulPart useful = search(full, OTHER, OURS);
        int escapes = Prefilter.FIRST_RECORD + full.indexOf('\\');
        assertThat(useful.hasIn(Prefilter.FIRST_RECORD, escapes)).isTrue();
        assertThat(useful.hasIn(escapes, Prefilter.FIRST_RECORD + full.length()))
                .as("one place a record is kept")
                .isFalse();
        assertThat(useful.end()).isGreaterThan(Prefilter.FIRST_RECORD + full.length() + OTHER.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'eventSource':'iam.amazonaws.com','eventName':'ListRoles'}",
                "{'eventSource':'iam.amazonaws.com.cn','eventName':'CreateUser'}",
                "{'eventSource':'s3.amazonaws.com','eventName':'CreateUser'}",
                "{'sourceIPAddress':'iam.amazonaws.com','userAgent':'sts.amazonaws.com'}",
                "{'x':'\\u003d\\u202f\\n\\\\'}",
                ASSUMED,
            })
    void what_is_none_of_ours_as_it_stands_is_of_no_use(String record) throws IOException {
        assertThat(search(OTHER, record).end()).isZero();
    }

    @Test
    void a_file_whose_records_begin_otherwise_is_walked_through_as_it_could_not_be_counted() throws IOException {
        String other = OTHER.replace("'eventVersion':'1.11',", "");
        int length = PrefilterTest.delivered(other, OTHER).length();
        assertThat(search(other, OTHER))
                .returns(length, UsefulPart::end)
                .returns(0, UsefulPart::records)
                .returns(false, UsefulPart::isKnown);
    }

    @Test
    void a_role_assumed_by_a_service_is_of_no_use() throws IOException {
        assertThat(search(ASSUMED.replace("'accountId':'111122223333'", "'type':'AWSService'"))
                        .end())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'eventSource':'rolesanywhere.amazonaws.com','eventName':'CreateProfile'}",
                "{'eventSource':'iam.amazonaws.com' ,'eventName':'x'}",
                "{'eventSource': 'iam.amazonaws.com','eventName':'x'}",
                "{'eventName':'CreateUser','eventSource':'iam.amazonaws.com'}",
                "{'event\\u0053ource':'x'}",
                "{'x':'\\u0069'}",
                "{'x':'\\u002e'}",
                "{'x':'\\u002E'}",
                "{'x':'\\u0022'}",
                "{'x':'\\u005c'}",
                "{'CloudTrailEvent':'{\\'eventSource\\':\\'iam.amazonaws.com\\'}'}",
                "['iam.amazonaws.com']",
            })
    void what_could_hide_one_of_ours_may_be_of_use(String record) throws IOException {
        assertThat(search(OTHER, record).end()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'accountId':'444455556666'",
                "'accountId':111122223333",
                "'accoun\\u0074Id':'444455556666'",
                "'accountId':'1111\\u00322223333'",
            })
    void a_role_perhaps_assumed_from_another_account_is_of_use(String caller) throws IOException {
        assertThat(search(ASSUMED.replace("'accountId':'111122223333'", caller)).end())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'omitted':true", "'omitted':'true'", "'omitted':false"})
    void so_is_one_whose_parameters_may_be_left_out(String parameter) throws IOException {
        assertThat(search(ASSUMED.replace("'roleArn':'r'", parameter)).end()).isPositive();
    }

    @Test
    void so_is_one_without_a_caller_or_an_account() throws IOException {
        assertThat(search(ASSUMED.replace("userIdentity", "x")).end()).isPositive();
        assertThat(search(ASSUMED.replace("recipientAccountId", "x")).end()).isPositive();
        assertThat(search(ASSUMED.replace(":'111122223333'}", ":' '}")).end()).isPositive();
    }

    private static UsefulPart search(String... records) throws IOException {
        String file = PrefilterTest.delivered(records).replace('\'', '"');
        Block block = new Block();
        assertThat(block.fill(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        return ServiceSearch.in(block);
    }
}
