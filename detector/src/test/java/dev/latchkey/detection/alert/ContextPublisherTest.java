package dev.latchkey.detection.alert;

import static dev.latchkey.detection.alert.Findings.HIGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Alert.Activity;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextPublisherTest {

    private final List<Alert> published = new ArrayList<>();

    @Test
    void an_alert_goes_out_with_what_is_known_of_its_identity_under_a_heading_of_its_own() {
        publish(finding -> List.of(new Remark("groups", "Ops"), new Remark("still there", "created long ago")));
        assertThat(AlertText.of(published.get(0)))
                .contains("WHAT IAM SAYS NOW\n  groups: Ops\n  still there: created long ago\n\nWHAT TO CHECK");
    }

    @Test
    void without_anything_to_say_there_is_no_heading() {
        publish(IdentityContext.NOT_ASKED);
        assertThat(AlertText.of(published.get(0))).doesNotContain("IAM SAYS");
    }

    @Test
    void a_failure_holds_no_alert_up_and_is_said_without_its_words() {
        publish(finding -> {
            throw new IllegalStateException("secret internals");
        });
        assertThat(AlertText.of(published.get(0)))
                .contains("IAM could not be asked: IllegalStateException")
                .doesNotContain("secret internals");
    }

    @Test
    void a_hostile_text_is_one_line_of_bounded_length_and_hostile_many_are_few() {
        String hostile = "a\u202e\n<!channel>\u001b[31m" + "x".repeat(70_000);
        publish(finding -> Collections.nCopies(1_000, new Remark("tags", hostile)));
        assertThat(published.get(0).context()).hasSize(ContextPublisher.MOST_REMARKS);
        List<String> lines = AlertText.of(published.get(0))
                .lines()
                .filter(line -> line.startsWith("  tags: "))
                .toList();
        assertThat(lines)
                .hasSize(ContextPublisher.MOST_REMARKS)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(300).doesNotContain("\u202e", "\u001b"));
    }

    private void publish(IdentityContext context) {
        new ContextPublisher(context, published::add).publish(new Alert(HIGH, Activity.CREATE));
    }
}
