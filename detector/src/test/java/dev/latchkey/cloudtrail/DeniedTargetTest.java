package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.call.ApiCall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeniedTargetTest {

    private static final String MALLORY = "User: arn:aws:iam::111122223333:user/mallory ";
    private static final String FRAME = MALLORY + "is not authorized to perform: iam:CreateUser on resource: ";

    @ParameterizedTest
    @CsvSource({
        "user backup-svc, userName, backup-svc",
        "role deploy, roleName, deploy",
        "group admins, groupName, admins",
        "instance profile web, instanceProfileName, web",
        "policy arn:aws:iam::111122223333:policy/p, policyArn, arn:aws:iam::111122223333:policy/p",
        "policy arn:aws:iam::111122223333:policy/a/p version v2, policyArn, arn:aws:iam::111122223333:policy/a/p",
        "arn:aws:iam::111122223333:user/backup-svc, userName, backup-svc",
        "arn:aws-cn:iam::111122223333:user/a/b:c/test@example.com, userName, test@example.com",
        "arn:aws:iam::111122223333:role/service-role/deploy, roleName, deploy",
        "arn:aws-us-gov:iam::111122223333:group/admins, groupName, admins",
        "arn:aws:iam::111122223333:instance-profile/web, instanceProfileName, web",
        "arn:aws:iam::111122223333:policy/p, policyArn, arn:aws:iam::111122223333:policy/p"
    })
    void the_target_of_a_denial_is_read_from_its_message(String resource, String parameter, String name) {
        for (String rest : new String[] {
            "", " because no identity-based policy allows it", " with an explicit deny in a\nservice control policy"
        }) {
            ApiCall call = Given.read(Given.denied("CreateUser", FRAME + resource + rest));
            assertThat(call.values()).isEqualTo(Map.of("requestParameters." + parameter, name));
            assertThat(call.succeeded()).isFalse();
        }
    }

    @Test
    void a_denied_session_may_be_of_a_role_for_a_role_by_arn() {
        String message = "User: arn:aws:sts::111122223333:assumed-role/Dev/x@example.com is not authorized to perform:"
                + " sts:AssumeRole on resource: arn:aws:iam::444455556666:role/a/deploy";
        assertThat(target(Given.denied("AssumeRole", message)))
                .isEqualTo(Map.of("roleArn", "arn:aws:iam::444455556666:role/a/deploy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user ",
                "user two words",
                "user backup-svc, because",
                "user a<b>",
                "user n\u00e4me",
                "user \ud83d\udd11",
                "user a/b",
                "policy backup-svc",
                "mfa/backup-svc",
                "*",
                "arn:aws:iam::111122223333:user/",
                "arn:aws:iam::111122223333:user/a b",
                "arn:aws:iam::1111:user/x",
                "arn:aws:iam::111122223333:saml-provider/x",
                "arn:aws:s3:::bucket"
            })
    void what_is_not_in_iams_alphabet_or_frame_is_no_target(String resource) {
        assertThat(target(Given.denied("CreateUser", FRAME + resource))).isEmpty();
    }

    @Test
    void a_name_of_128_characters_is_one_and_of_129_none() {
        String longest = "n".repeat(128);
        assertThat(target(Given.denied("CreateUser", FRAME + "role " + longest)))
                .containsValue(longest);
        assertThat(target(Given.denied("CreateUser", FRAME + "role " + longest + "n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:CreateUser on resource: user victim",
                "is not authorized to perform: iam:CreateUser on resource: user victim",
                "Hello. User: x is not authorized to perform: iam:CreateUser on resource: user victim",
                "User: x y is not authorized to perform: iam:CreateUser on resource: user victim",
                "The user with name victim cannot be found."
            })
    void a_message_that_only_contains_aws_words_names_nobody(String message) {
        assertThat(target(Given.denied("CreateUser", message))).isEmpty();
    }

    @Test
    void a_path_that_repeats_the_frame_cannot_because_it_holds_no_space() {
        String caller = "User: arn:aws:iam::111122223333:user/on_resource:_user_victim/mallory ";
        assertThat(target(Given.denied("CreateUser", FRAME.replace(MALLORY, caller) + "user backup-svc")))
                .containsOnly(Map.entry("userName", "backup-svc"));
    }

    @Test
    void parameters_that_are_there_are_believed_rather_than_the_message() {
        ObjectNode both = Given.with(
                Given.denied("CreateUser", FRAME + "user other"), "requestParameters", "{'userName':'backup-svc'}");
        assertThat(target(both)).isEmpty();
        assertThat(Given.read(both).request("userName")).contains("backup-svc");
    }

    @Test
    void a_call_that_succeeded_has_no_denied_target() {
        assertThat(target(Given.with(Given.denied("CreateUser", FRAME + "user other"), "errorCode", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation"})
    void the_error_code_is_spelled_in_several_ways(String errorCode) {
        assertThat(target(Given.denied("CreateUser", FRAME + "user backup-svc").put("errorCode", errorCode)))
                .hasSize(1);
    }

    private static Map<String, String> target(ObjectNode record) {
        return DeniedTarget.of(new Fields(record))
                .map(it -> Map.of(it.getKey(), it.getValue()))
                .orElse(Map.of());
    }
}
