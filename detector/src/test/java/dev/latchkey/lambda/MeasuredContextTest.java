package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.alert.IdentityContext;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredContextTest {

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

    private void of(IdentityContext context) {
        Measured.context(context, metrics).of(Findings.HIGH);
    }

    private String written() {
        metrics.write();
        return String.join("\n", lines);
    }
}
