package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

class SnsAlertPublisherTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:alerts";
    private static final String HOSTILE =
            "x\u001b[31m\r\nBcc: a@example.com \u202etxt.exe <!channel> `rm` *b* " + "é".repeat(65_536);

    private final SnsStandIn sns = new SnsStandIn();
    private final SnsAlertPublisher publisher = new SnsAlertPublisher(sns.client(), TOPIC);

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void a_mailbox_gets_the_text_and_its_subject() {
        publish(Findings.HIGH);
        assertThat(published().subject())
                .isEqualTo("[High] New IAM user backup-svc: powerful rights and a credential (111122223333)");
        assertThat(published().receivedBy("email")).isEqualTo(AlertText.of(Findings.HIGH));
    }

    @Test
    void a_queue_and_a_function_get_the_finding() throws IOException {
        publish(Findings.HIGH);
        for (String protocol : new String[] {"sqs", "lambda", "email-json"}) {
            JsonNode finding = SnsStandIn.parsed(published().receivedBy(protocol));
            assertThat(finding.path("class_uid").asInt()).isEqualTo(2004);
            assertThat(finding.path("finding_info").path("uid").asText()).isEqualTo(Findings.HIGH.uid());
        }
    }

    @Test
    void the_chat_gets_a_card_that_it_does_not_drop() throws IOException {
        publish(Findings.HIGH);
        JsonNode card = SnsStandIn.parsed(published().receivedBy("https"));
        assertThat(card.path("version").asText()).isEqualTo("1.0");
        assertThat(card.path("source").asText()).isEqualTo("custom");
        assertThat(card.path("content").path("textType").asText()).isEqualTo("client-markdown");
        assertThat(card.path("content").path("title").asText()).startsWith("High: New IAM user backup-svc");
        assertThat(card.path("metadata").path("additionalContext"))
                .allSatisfy(value -> assertThat(value.isTextual()).isTrue());
    }

    @Test
    void subscribers_can_filter_by_severity_account_kind_and_activity() {
        publish(Findings.HIGH);
        assertThat(published().parameters())
                .containsValues("severity", "High", "account", HOME, "kind", "AWS::IAM::User", "activity", "Create");
    }

    @Test
    void hostile_names_are_harmless_in_every_form() throws IOException {
        publish(flood(3));
        String card = SnsStandIn.parsed(published().receivedBy("https"))
                .path("content")
                .toString();
        assertThat(card).doesNotContain("<!channel>", "\\u001b", "\u202e", "`", "*");
        assertThat(published().receivedBy("email"))
                .doesNotContain("\u001b", "\u202e", "\r")
                .doesNotContain("\nBcc:");
        assertThat(published().subject()).doesNotContain("\u001b", "\r", "\n").matches("[\\x20-\\x7e]+");
    }

    @Test
    void a_finding_that_is_too_long_is_shortened_and_says_so() throws IOException {
        publish(flood(50));
        JsonNode finding = SnsStandIn.parsed(published().receivedBy("sqs"));
        int shown = finding.path("evidences").size();
        assertThat(shown).isPositive();
        assertThat(finding.path("unmapped").path("evidences_left_out").asInt()).isEqualTo(52 - shown);
        assertThat(published().receivedBy("email")).contains("more steps, which CloudTrail has");
    }

    @Test
    void the_stand_in_refuses_what_sns_would_refuse() {
        var client = sns.client();
        assertThatThrownBy(() ->
                        client.publish(it -> it.topicArn(TOPIC).message("m").subject("two\nlines")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        client.publish(it -> it.topicArn(TOPIC).message("m").subject("s".repeat(100))))
                .isInstanceOf(InvalidParameterException.class);
        for (String subject : new String[] {" x", "\u202ex", "caf\u00e9"}) {
            assertThatThrownBy(() ->
                            client.publish(it -> it.topicArn(TOPIC).message("m").subject(subject)))
                    .isInstanceOf(InvalidParameterException.class);
        }
        assertThatThrownBy(() -> client.publish(it -> it.topicArn(TOPIC).message("m".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.publish(
                        it -> it.topicArn(TOPIC).messageStructure("json").message("{\"email\":\"m\"}")))
                .isInstanceOf(InvalidParameterException.class);
    }

    /** A creation, a key, and many grants, every text of them chosen by an attacker. */
    private static Finding flood(int grants) {
        Subject user = new Subject.User("aws", HOME, HOSTILE);
        Stream<Fact> facts = Stream.concat(
                Stream.of(new Fact.Created(), new Fact.CredentialMade("access key", HOSTILE)),
                IntStream.range(0, grants)
                        .mapToObj(number ->
                                new Fact.Granted(HOSTILE, Privilege.of(Privilege.Level.ADMIN, "as the test says"))));
        Step[] steps = facts.map(fact -> hostile(user, fact)).toArray(Step[]::new);
        return Findings.of(steps);
    }

    private static Step hostile(Subject user, Fact fact) {
        Origin origin = new Origin(HOSTILE, HOSTILE, false);
        String eventId = "e-" + UUID.randomUUID();
        return new Step(user, Operation.CREATE_USER, eventId, NOON, "us-east-1", HOSTILE, MALLORY, origin, fact);
    }

    private void publish(Finding finding) {
        publisher.publish(new Alert(finding, Alert.Activity.CREATE));
    }

    private SnsStandIn.Published published() {
        assertThat(sns.published()).hasSize(1);
        return sns.published().get(0);
    }
}
