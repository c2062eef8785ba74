package dev.latchkey.detection.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.detection.Cast;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/teams/Eve, USER#aws#111122223333#eve",
        "arn:aws:iam::111122223333:role/Deploy, ROLE#aws#111122223333#deploy",
        "arn:aws:iam::111122223333:group/Admins, GROUP#aws#111122223333#admins",
        "arn:aws:iam::111122223333:group/teams/Admins, GROUP#aws#111122223333#admins",
        "arn:aws-cn:iam::444455556666:policy/teams/P, "
                + "POLICY#aws-cn#444455556666#arn:aws-cn:iam::444455556666:policy/teams/p",
    })
    void an_arn_says_whose_chain_it_is_without_the_path_but_a_policy_is_its_whole_arn(String arn, String key) {
        assertThat(Subject.ofArn(arn)).map(Subject::key).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333", "user/eve", "", "arn:aws:iam::111122223333:root"})
    void what_is_none_of_them_is_nobodys(String arn) {
        assertThat(Subject.ofArn(arn)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void a_key_is_read_again_even_if_the_name_holds_its_mark(Subject subject) {
        assertThat(Subject.ofKey(subject.key())).isEqualTo(subject);
    }

    static Stream<Subject> everybody() {
        return Stream.of(
                Cast.NEW_USER,
                Cast.NEW_ROLE,
                Cast.ACCOUNT_ROOT,
                new Subject.Thing(Subject.Kind.POLICY, "aws", Cast.HOME, "arn:aws:iam::111122223333:policy/p#v2"));
    }

    @ParameterizedTest
    @CsvSource({
        "USER, true, AWS::IAM::User",
        "ROLE, true, AWS::IAM::Role",
        "ROOT, true, AWS::IAM::Root",
        "GROUP, false, AWS::IAM::Group",
        "POLICY, false, AWS::IAM::ManagedPolicy",
        "PROVIDER, false, AWS::IAM::Provider",
        "CALLER, false, AWS::IAM::Principal",
        "REACH, false, AWS::IAM::Principal",
    })
    void users_roles_and_root_are_identities_and_each_kind_has_its_type(Subject.Kind kind, boolean is, String type) {
        Subject subject = Subject.ofKey(kind + "#aws#111122223333#root");
        assertThat(subject.isIdentity()).isEqualTo(is);
        assertThat(subject.kind().resourceType()).isEqualTo(type);
        assertThat(subject.name()).isEqualTo("root");
    }

    @Test
    void a_key_of_three_parts_is_none_and_an_identity_is_no_thing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Subject.ofKey("USER#aws#111122223333"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Subject.Thing(Subject.Kind.ROOT, "aws", Cast.HOME, "root"));
    }
}
