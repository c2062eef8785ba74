package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.alert.IdentityContext;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.CallersUnread;
import dev.latchkey.detection.verdict.KnownCallers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(InstantSource.system(), lines::add);

    @Test
    void each_question_about_an_identity_that_failed_is_counted() {
        of(finding -> List.of(Remark.notAsked("AccessDenied"), new Remark("groups", "none"), Remark.notAsked("late")));
        assertThat(written()).contains("\"LookupFailures\":2");
    }

    @Test
    void what_was_answered_is_no_failure() {
        of(finding -> List.of(new Remark("groups", "none")));
        assertThat(written()).doesNotContain("LookupFailures");
    }

    @Test
    void a_context_that_breaks_is_one_and_its_failure_goes_on() {
        IdentityContext broken = finding -> {
            throw new IllegalStateException("no IAM");
        };
        assertThatThrownBy(() -> of(broken)).hasMessage("no IAM");
        assertThat(written()).contains("\"LookupFailures\":1");
    }

    @Test
    void known_callers_that_cannot_be_read_are_a_failed_look_up_and_go_on_failing() {
        KnownCallers busy = callers -> {
            throw new CallersUnread("Busy", false, new IllegalStateException());
        };
        assertThatThrownBy(() -> Measured.callers(busy, metrics).of(Set.of())).isInstanceOf(CallersUnread.class);
        assertThat(written()).contains("\"LookupFailures\":1");
    }

    @Test
    void known_callers_that_are_read_are_none() {
        Measured.callers(KnownCallers.NOT_LEARNT, metrics).of(Set.of());
        assertThat(written()).doesNotContain("LookupFailures");
    }

    @Test
    void who_holds_something_is_a_look_up_too_and_fails_on() {
        LookUp refused = mock();
        when(refused.holders(any(), any())).thenThrow(new Unanswered("AccessDenied (GetGroup)"));
        LookUp measured = Measured.lookUp(refused, metrics);
        Subject group = new Subject.Thing(Subject.Kind.GROUP, "aws", "111122223333", "ops");
        assertThatThrownBy(() -> measured.holders(group, "ops")).isInstanceOf(Unanswered.class);
        assertThat(written()).contains("\"LookupFailures\":1");
    }

    private void of(IdentityContext context) {
        Measured.context(context, metrics).of(Findings.HIGH);
    }

    private String written() {
        metrics.write();
        return String.join("\n", lines);
    }
}
