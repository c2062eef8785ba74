package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that nobody checked, and times that nobody lived in: what is no name is left out, and hides nothing. */
class HostileRecordsTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    @Test
    void names_in_documents_that_IAM_could_not_have_made_are_left_out_and_hide_nothing() {
        for (String hostile : List.of("x#y", "x|y", "管理者", "x".repeat(129), "x".repeat(2_048), "\u202e", "")) {
            assertThat(IdentityArn.of(arn("role/" + hostile))).as(hostile).isEmpty();
            Trusted provider = new Trusted(Kind.FEDERATED, "arn:aws:iam::1:saml-provider/" + hostile, true, false);
            ApiCall made = trusting(List.of(provider), call(Operation.CREATE_ROLE, "roleName", "r"));
            assertThat(Step.of(made)).extracting(Step::stage).containsExactly(Stage.CREATION, Stage.CREDENTIAL);
            ApiCall inline = call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "i");
            assertThat(Step.of(allowing(allow("sts:AssumeRole", arn("role/" + hostile)), inline)))
                    .hasSize(1);
        }
        assertThat(IdentityArn.of(arn("role/path/" + "x".repeat(128)))).isPresent();
    }

    @Test
    void a_name_that_no_table_can_hold_is_a_malformed_record() {
        assertThat(Step.of(call(Operation.CREATE_USER, "userName", "x".repeat(2_000))))
                .hasSize(1);
        assertThatThrownBy(() -> Step.of(call(Operation.CREATE_USER, "userName", "x".repeat(2_048))))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("USER");
    }

    @Test
    void a_key_with_hashes_in_its_name_is_read_back_as_it_was() {
        Subject hostile = new Subject.Thing(Subject.Kind.CALLER, "aws", HOME, "unknown:a#b|c#管理者");
        assertThat(Subject.ofKey(hostile.key())).isEqualTo(hostile);
    }

    @Test
    void steps_far_in_the_future_are_judged_by_their_own_time() {
        long thatYear = Duration.between(Cast.NOON, Cast.NOON.plus(Duration.ofDays(60_000)))
                .toMinutes();
        history.then(0, call(Operation.CREATE_USER, "userName", "a"))
                .then(thatYear, call(Operation.CREATE_USER, "userName", "a"))
                .then(thatYear, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN))
                .then(thatYear + 1, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED HIGH");
    }
}
