package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.omitted;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.LAMBDA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a call that failed, or that hides what it did. */
class FailedCallTest {

    private static final ApiCall CREATION = call(Operation.CREATE_USER, "userName", "eve");
    private static final String CALLER = "CALLER#aws#111122223333#arn:aws:iam::111122223333:user/mallory";

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation", "NotAuthorized"})
    void a_denied_call_is_evidence_under_its_target_and_under_its_caller(String errorCode) {
        List<Step> steps = Step.of(failed(errorCode, CREATION));
        assertThat(steps).extracting(step -> step.subject().key()).containsExactly("USER#aws#111122223333#eve", CALLER);
        assertThat(steps).allSatisfy(step -> assertThat(step.fact()).isEqualTo(new Fact.Noted(Note.DENIED, errorCode)));
    }

    @Test
    void a_denied_call_that_names_nobody_stands_under_its_caller_alone() {
        assertThat(Step.of(failed("AccessDenied", call(Operation.CREATE_USER))))
                .extracting(step -> step.subject().key())
                .containsExactly(CALLER);
    }

    @Test
    void a_denied_call_on_a_name_that_IAM_could_not_have_made_stands_under_its_caller_alone() {
        assertThat(Step.of(failed("AccessDenied", call(Operation.CREATE_USER, "userName", "x#".repeat(1_000)))))
                .extracting(step -> step.subject().key())
                .containsExactly(CALLER);
    }

    @Test
    void a_denied_call_on_a_role_or_group_stands_under_it() {
        assertThat(Step.of(failed("AccessDenied", call(Operation.DELETE_ROLE, "roleName", "r"))))
                .first()
                .extracting(step -> step.subject().kind())
                .isEqualTo(Subject.Kind.ROLE);
        assertThat(Step.of(failed("AccessDenied", call(Operation.CREATE_GROUP, "groupName", "g"))))
                .first()
                .extracting(step -> step.subject().kind())
                .isEqualTo(Subject.Kind.GROUP);
    }

    @Test
    void a_denied_AssumeRole_is_everyday() {
        String arn = "arn:aws:iam::111122223333:role/deploy";
        assertThat(Step.of(failed("AccessDenied", call(Operation.ASSUME_ROLE, "roleArn", arn))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntityAlreadyExistsException", "NoSuchEntityException", "LimitExceededException"})
    void another_error_is_nothing(String errorCode) {
        assertThat(Step.of(failed(errorCode, CREATION))).isEmpty();
    }

    @Test
    void a_call_whose_parameters_were_left_out_stands_under_its_caller() {
        assertThat(Step.of(omitted(CREATION))).singleElement().satisfies(step -> {
            assertThat(step.subject().key()).isEqualTo(CALLER);
            assertThat(step.isNote(Note.OMITTED)).isTrue();
        });
    }

    @Test
    void a_role_that_the_answer_names_was_made_though_the_parameters_were_left_out() {
        ApiCall hidden = answered("role.roleName", "App", omitted(call(Operation.CREATE_ROLE)));
        assertThat(Step.of(trusting(List.of(LAMBDA), hidden)))
                .extracting(step -> step.subject().key() + " " + step.fact().shown())
                .containsExactly(
                        CALLER + " parameters left out of the record for their size",
                        "ROLE#aws#111122223333#app created",
                        "ROLE#aws#111122223333#app trusts lambda.amazonaws.com");
        assertThat(Step.of(hidden)).extracting(step -> step.fact().shown()).endsWith("trusts unreadable trust policy");
        assertThat(Step.of(omitted(call(Operation.CREATE_ROLE)))).hasSize(1);
        assertThat(Step.of(omitted(call(Operation.ACQUIRE_ROLE)))).hasSize(1);
        assertThat(Step.of(answered("role.roleName", "App", omitted(call(Operation.ACQUIRE_ROLE)))))
                .hasSize(4);
        assertThat(Step.of(omitted(call(Operation.PUT_ROLE_POLICY)))).hasSize(1);
    }

    @Test
    void a_user_that_the_answer_names_was_made_though_the_parameters_were_left_out() {
        assertThat(Step.of(answered("user.userName", "Eve", omitted(call(Operation.CREATE_USER)))))
                .extracting(step -> step.subject().key() + " " + step.target() + " "
                        + step.fact().shown())
                .containsExactly(
                        CALLER + " " + Cast.MALLORY.name() + " parameters left out of the record for their size",
                        "USER#aws#111122223333#eve Eve created");
        assertThat(Step.of(answered("user.userName", "eve", omitted(call(Operation.PUT_USER_POLICY)))))
                .hasSize(1);
    }

    @Test
    void a_denied_call_whose_parameters_were_left_out_is_a_denial() {
        assertThat(Step.of(failed("AccessDenied", omitted(CREATION))))
                .singleElement()
                .satisfies(step -> assertThat(step.isNote(Note.DENIED)).isTrue());
    }
}
