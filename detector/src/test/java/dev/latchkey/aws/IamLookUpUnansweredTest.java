package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when IAM gives no answer, or is not asked. */
class IamLookUpUnansweredTest extends IamLookUpCase {

    @ParameterizedTest
    @CsvSource({"403,AccessDenied", "400,Throttling", "500,ServiceFailure"})
    void a_refusal_says_its_code_and_the_call_and_nothing_of_ourselves(int status, String code) {
        iam.refuses("GetPolicy?PolicyArn=" + OWN, status, code);
        assertThatThrownBy(() -> ask(Subject.Kind.POLICY, OWN))
                .isInstanceOf(Unanswered.class)
                .hasMessage(code + " (GetPolicy)");
    }

    @Test
    void what_is_not_there_any_more_is_said_to_be_so() {
        assertThatThrownBy(() -> ask(Subject.Kind.POLICY, OWN)).hasMessage("IAM knows it no more (GetPolicy)");
    }

    @Test
    void who_does_not_answer_in_time_is_not_waited_for() {
        iam.hangs("GetPolicy?PolicyArn=" + OWN, Duration.ofSeconds(60));
        BoundedIam impatient = new BoundedIam(iam.client(Duration.ofSeconds(1)), clock);
        IamLookUp hurried = new IamLookUp(impatient, new OwnAccount("aws", HOME), clock);
        assertThatThrownBy(() -> hurried.ask(question(Subject.Kind.POLICY, OWN)))
                .hasMessage("no answer in time (GetPolicy)");
    }

    @Test
    void in_another_account_nothing_is_asked_and_that_is_said() {
        Subject role = new Subject.Role("aws", VENDOR, "power");
        assertThatThrownBy(() -> lookUp.ask(new Question(role, "power", true)))
                .hasMessage("it is in account " + VENDOR + ", and Latchkey asks only in its own, " + HOME);
        assertThat(iam.calls).isEmpty();
    }
}
