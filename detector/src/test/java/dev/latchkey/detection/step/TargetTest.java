package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/Eve, USER#aws#111122223333#eve",
        "arn:aws:iam::111122223333:user/teams/red/Eve, USER#aws#111122223333#eve",
        "arn:aws:iam::111122223333:role/service-role/deploy, ROLE#aws#111122223333#deploy",
        "arn:aws:sts::111122223333:assumed-role/deploy/ci, ROLE#aws#111122223333#deploy",
        "arn:aws-cn:sts::444455556666:assumed-role/deploy/a@b, ROLE#aws-cn#444455556666#deploy",
    })
    void an_identity_is_read_from_its_arn(String arn, String key) {
        assertThat(IdentityArn.of(arn))
                .hasValueSatisfying(target -> assertThat(target.subject().key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::111122223333:group/g",
                "arn:aws:iam::111122223333:user/",
                "arn:aws:iam::11112222333:user/eve",
                "arn:aws:s3:::user/eve",
                "111122223333",
                "*",
            })
    void what_is_no_user_and_no_role_is_none(String arn) {
        assertThat(IdentityArn.of(arn)).isEmpty();
    }

    @Test
    void a_call_that_names_nobody_is_for_whom_the_answer_names_or_else_for_the_caller() {
        assertThat(Target.userOrOneself(call(Operation.CREATE_ACCESS_KEY)).name())
                .isEqualTo("mallory");
        assertThat(Target.userOrOneself(answered("accessKey.userName", "Eve", call(Operation.CREATE_ACCESS_KEY)))
                        .name())
                .isEqualTo("Eve");
        assertThat(Target.userOrOneself(call(Operation.CREATE_ACCESS_KEY, "userName", "ann"))
                        .name())
                .isEqualTo("ann");
    }

    @Test
    void root_is_meant_if_root_names_nobody_or_itself_and_not_if_it_names_another() {
        assertThat(Target.userOrOneself(by(Cast.ROOT, call(Operation.CREATE_ACCESS_KEY)))
                        .subject())
                .isEqualTo(Cast.ACCOUNT_ROOT);
        assertThat(Target.userOrOneself(
                                by(Cast.ROOT, call(Operation.DEACTIVATE_MFA_DEVICE, "userName", "AWS ROOT USER")))
                        .subject())
                .isEqualTo(Cast.ACCOUNT_ROOT);
        assertThat(Target.userOrOneself(by(Cast.ROOT, call(Operation.CREATE_ACCESS_KEY, "userName", "eve")))
                        .subject()
                        .kind())
                .isEqualTo(Subject.Kind.USER);
    }

    @Test
    void a_role_session_that_names_nobody_is_a_malformed_record() {
        assertThatThrownBy(() -> Target.userOrOneself(by(Cast.TERRAFORM, call(Operation.CREATE_ACCESS_KEY))))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("userName");
    }

    @Test
    void a_key_as_long_as_dynamodb_takes_one_is_taken_and_a_longer_one_is_no_name_of_iam() {
        int others = "GROUP#aws#111122223333#".length();
        assertThat(Target.group(call(Operation.CREATE_GROUP), "g".repeat(2_048 - others))
                        .name())
                .hasSize(2_048 - others);
        assertThatThrownBy(() -> Target.group(call(Operation.CREATE_GROUP), "g".repeat(2_049 - others)))
                .isInstanceOf(MalformedRecord.class);
    }

    @Test
    void a_call_for_oneself_by_one_without_a_name_cannot_be_read() {
        assertThatThrownBy(() -> Target.userOrOneself(by(Cast.TERRAFORM, call(Operation.CREATE_ACCESS_KEY))))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("userName");
    }
}
