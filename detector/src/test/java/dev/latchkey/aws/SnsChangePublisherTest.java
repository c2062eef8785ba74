package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.review.AllowlistChange.Act;
import dev.latchkey.detection.review.AllowlistChange.Delivery;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsChangePublisherTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:alerts";
    private static final String HOSTILE =
            "x\u001b[31m\r\nWHO DID IT\n \u202etxt.exe <!channel> <http://a.example|b> `rm` *b* \" "
                    + "漢".repeat(65_536);

    private final SnsStandIn sns = new SnsStandIn();
    private final SnsChangePublisher publisher = new SnsChangePublisher(sns.client(), TOPIC, InstantSource.fixed(NOON));

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void machines_get_before_and_after_and_what_each_approves() throws IOException {
        publish(changed(Map.of("targets", List.of("svc-*")), Map.of("maxPrivilege", "ADMIN", "selfService", true)));
        JsonNode told = SnsStandIn.parsed(published().receivedBy("sqs"));
        assertThat(told.path("type").asText()).isEqualTo("allowlist-change");
        assertThat(told.path("id").asText()).isEqualTo("e-1");
        assertThat(told.path("entry").asText()).isEqualTo("ci");
        assertThat(told.path("change").asText()).isEqualTo("changed");
        assertThat(told.path("who").asText()).startsWith("unknown");
        assertThat(told.at("/before/attributes/targets/0").asText()).isEqualTo("svc-*");
        assertThat(told.at("/after/attributes/selfService").asBoolean()).isTrue();
        assertThat(told.at("/before/approves").toString()).contains("identities: named \\\"svc-*\\\"");
        assertThat(told.at("/after/approves").toString()).contains("rights: any up to ADMIN");
        assertThat(told.path("questions"))
                .extracting(JsonNode::asText)
                .contains("entry ci: no bound at all: give" + " accounts, networks, operations, targets or expires");
    }

    @Test
    void the_chat_gets_a_card_that_it_does_not_drop() throws IOException {
        publish(changed(Map.of(), Map.of("targets", "svc-*")));
        JsonNode card = SnsStandIn.parsed(published().receivedBy("https"));
        assertThat(card.path("version").asText()).isEqualTo("1.0");
        assertThat(card.path("source").asText()).isEqualTo("custom");
        assertThat(card.at("/content/title").asText()).isEqualTo("Allowlist entry \"ci\" was changed");
        assertThat(card.at("/content/description").asText())
                .contains("Who: unknown", "It approves now:\n• who: ", "It approved before:\n• who: ");
        assertThat(card.at("/metadata/additionalContext"))
                .allSatisfy(value -> assertThat(value.isTextual()).isTrue());
    }

    @Test
    void subscribers_can_filter_by_kind_activity_and_account() {
        publish(changed(Map.of(), Map.of()));
        assertThat(published().parameters())
                .containsValues("kind", "AllowlistEntry", "activity", "CHANGED", "account", HOME);
    }

    @Test
    void an_entry_of_hostile_texts_is_harmless_and_fits_in_every_form() throws IOException {
        publish(changed(hostile(1), hostile(2)));
        String mail = published().receivedBy("email");
        assertThat(mail).doesNotContain("\u001b", "\u202e", "\r");
        assertThat(mail.lines().filter("WHO DID IT"::equals)).hasSize(1);
        assertThat(published().receivedBy("https")).doesNotContain("<", "`", "*", "\u202e", "\\u001b");
        assertThat(published().subject()).matches("[\\x20-\\x7e]{1,99}");
        JsonNode told = SnsStandIn.parsed(published().receivedBy("sqs"));
        assertThat(told.at("/after/attributes_left_out").asInt()).isPositive();
    }

    @Test
    void an_address_in_an_entry_is_no_link_and_a_wide_entry_no_overlong_card() throws IOException {
        String link = "Approved, see https://evil.example/ok";
        List<String> wide = Collections.nCopies(50, "x".repeat(250));
        publish(changed(Map.of("reason", "before"), Map.of("reason", link, "targets", wide, "operations", wide)));
        assertThat(published().receivedBy("email"))
                .contains("https[:]//evil.example/ok")
                .doesNotContain("https://evil");
        JsonNode card = SnsStandIn.parsed(published().receivedBy("https"));
        assertThat(card.at("/content/description").asText()).hasSizeLessThan(3_000);
    }

    @Test
    void the_command_that_takes_a_change_back_names_the_region_of_the_table() {
        publish(changed(Map.of(), Map.of()));
        assertThat(published().receivedBy("email"))
                .contains("./latchkey allowlist push --region " + delivery().region() + " --table ");
    }

    @Test
    void of_a_long_name_the_subject_still_says_what_was_done_and_the_mail_has_it_whole() {
        String name = "awsreservedsso-developeraccess-a1b2c3d4e-emma-example-com-users-b3bf3c1e";
        publish(new AllowlistChange(
                delivery(),
                Act.REMOVED,
                Optional.of(name),
                Optional.of(EntryAttributes.with(Map.of("pk", name))),
                Optional.empty(),
                Optional.empty()));
        assertThat(published().subject()).endsWith(" was removed (" + HOME + ")");
        assertThat(published().receivedBy("email"))
                .startsWith("ALLOWLIST  Allowlist entry \"" + name + "\" was removed");
    }

    @Test
    void a_name_with_quotes_ends_no_shell_command() {
        AllowlistChange added = new AllowlistChange(
                delivery(),
                Act.ADDED,
                Optional.of("a'; rm -rf ~; '"),
                Optional.empty(),
                Optional.of(Map.of()),
                Optional.empty());
        publish(added);
        assertThat(published().receivedBy("email"))
                .contains("Delete the item in the console.")
                .doesNotContain("delete-item");
    }

    /** Each attribute that there is, and some that there are not: many times what an item of DynamoDB holds. */
    private static Map<String, Object> hostile(int number) {
        Map<String, Object> item = new HashMap<>();
        List<String> texts =
                IntStream.range(0, 20).mapToObj(at -> at + HOSTILE + number).toList();
        for (String name : List.of("principal", "owner", "reason")) {
            item.put(name, number + HOSTILE);
        }
        item.put("people", texts);
        item.put("targets", texts);
        IntStream.range(0, 20).forEach(at -> item.put(at + HOSTILE, texts));
        return item;
    }

    private static AllowlistChange changed(Map<String, Object> before, Map<String, Object> after) {
        return new AllowlistChange(
                delivery(),
                Act.CHANGED,
                Optional.of(before.containsKey("0" + HOSTILE) ? HOSTILE : "ci"),
                Optional.of(EntryAttributes.with(before)),
                Optional.of(EntryAttributes.with(after)),
                Optional.empty());
    }

    private static Delivery delivery() {
        return new Delivery("e-1", Optional.of(NOON), "Allowlist", "us-east-1", HOME);
    }

    private void publish(AllowlistChange change) {
        publisher.publish(change);
    }

    private SnsStandIn.Published published() {
        assertThat(sns.published()).hasSize(1);
        return sns.published().get(0);
    }
}
