package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Alert.Activity;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Findings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What mailbox, chat and filters get of a finding that takes another's place, and of the other. */
class SupersedingFormsTest {

    private static final String OLDER = "0123456789abcdef0123456789abcdef";

    private final SnsStandIn sns = new SnsStandIn();
    private final SnsAlertPublisher publisher =
            new SnsAlertPublisher(sns.client(), "arn:aws:sns:us-east-1:111122223333:alerts");

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void a_mail_of_the_newer_says_in_its_last_line_whose_place_it_takes() {
        publisher.publish(new Alert(Findings.HIGH, Activity.CREATE, List.of(OLDER), List.of()));
        assertThat(published().receivedBy("email"))
                .isEqualTo(AlertText.of(Findings.HIGH) + "It replaces finding " + OLDER
                        + ", sent before the record of the creation arrived and now closed.\n");
    }

    @Test
    void a_card_of_the_newer_says_whose_place_it_takes() throws IOException {
        publisher.publish(new Alert(Findings.HIGH, Activity.CREATE, List.of(OLDER), List.of()));
        assertThat(card().at("/content/description").asText())
                .contains("\nIt replaces finding " + OLDER
                        + ", sent before the record of the creation arrived and now closed.");
    }

    @Test
    void a_mail_of_the_older_is_short_and_asks_for_nothing() {
        publisher.publish(new Alert(Findings.closed(OLDER), Activity.CLOSE));
        assertThat(published().subject())
                .isEqualTo("[Closed] New IAM user backup-svc: powerful rights and a credential (111122223333)");
        assertThat(published().receivedBy("email")).isEqualTo("""
                CLOSED  New IAM user backup-svc: powerful rights and a credential

                This finding is closed: the record of the creation has arrived, and finding %s now covers everything. \
                Nothing needs to be done for this one.
                Account 111122223333.

                Finding %s, analytic AN0900 (MITRE ATT&CK, T1136.003)
                """.formatted(Findings.HIGH.uid(), OLDER));
    }

    @Test
    void a_card_of_the_older_stands_in_the_thread_of_the_older() throws IOException {
        publisher.publish(new Alert(Findings.closed(OLDER), Activity.CLOSE));
        assertThat(card().at("/content/title").asText()).startsWith("Closed: New IAM user backup-svc");
        assertThat(card().at("/content/description").asText()).startsWith("This finding is closed:");
        assertThat(card().at("/content/nextSteps").toString())
                .isEqualTo("[\"Go on with the finding that took its place.\"]");
        assertThat(card().at("/metadata/threadId").asText()).isEqualTo(OLDER);
    }

    @Test
    void subscribers_can_filter_out_what_is_closed() {
        publisher.publish(new Alert(Findings.closed(OLDER), Activity.CLOSE));
        assertThat(published().parameters()).containsValues("activity", "Close");
    }

    private JsonNode card() throws IOException {
        return SnsStandIn.parsed(published().receivedBy("https"));
    }

    private SnsStandIn.Published published() {
        return sns.published().get(0);
    }
}
