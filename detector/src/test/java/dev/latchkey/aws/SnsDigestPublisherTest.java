package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.HostileTexts;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.InMemoryEvidence;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.digest.TornEvidence;
import dev.latchkey.detection.subject.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsDigestPublisherTest {

    private static final Duration LIFE = Duration.ofDays(16);
    private static final Coverage WHOLE = Coverage.first(NOON, LIFE).until(NOON.plus(Duration.ofDays(7)), LIFE);

    private final SnsStandIn sns = new SnsStandIn();
    private final SnsDigestPublisher publisher =
            new SnsDigestPublisher(sns.client(), "arn:aws:sns:us-east-1:111122223333:alerts");
    private final InMemoryEvidence evidence = new InMemoryEvidence(() -> NOON);

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void it_goes_where_the_alerts_go_in_their_three_forms_and_can_be_filtered_away() throws IOException {
        evidence.keep(Records.told("svc", NOON));
        evidence.covers(WHOLE);
        publish();
        assertThat(published().subject())
                .isEqualTo("[Digest] 2026-03-02 to 2026-03-09: 1 new identity, 1 alerted, 0 approved, 0 neither");
        assertThat(published().parameters()).containsValues("kind", "Digest");
        assertThat(published().receivedBy("email")).startsWith("DIGEST  ").contains("new user svc");
        JsonNode json = SnsStandIn.parsed(published().receivedBy("sqs"));
        assertThat(json.path("type").asText()).isEqualTo("digest");
        assertThat(json.path("identities_told").asInt()).isEqualTo(1);
        assertThat(json.at("/identities/0/steps")).hasSize(3);
        JsonNode card = SnsStandIn.parsed(published().receivedBy("https"));
        assertThat(card.path("version").asText()).isEqualTo("1.0");
        assertThat(card.path("source").asText()).isEqualTo("custom");
        assertThat(card.at("/content/description").asText())
                .startsWith("People were alerted to:\n• High: user svc by arn:aws:iam::111122223333:user/mallory");
    }

    @Test
    void a_week_without_anything_is_told_too() throws IOException {
        evidence.covers(WHOLE);
        publish();
        assertThat(description()).isEqualTo("Nobody was alerted to anything, and no entry needs a look.");
    }

    @Test
    void a_week_of_which_nothing_is_known_does_not_look_like_one_without_anything() throws IOException {
        publish();
        assertThat(description()).isEqualTo("No evidence has been kept yet, so nothing can be said.");
    }

    @Test
    void the_card_says_too_that_some_days_are_not_covered() throws IOException {
        evidence.covers(Coverage.first(NOON.plusSeconds(1), LIFE));
        publish();
        assertThat(description()).endsWith("Of the rest of these days it may miss something.");
    }

    @Test
    void the_card_counts_whom_it_does_not_name_of_what_could_not_be_kept_or_read() throws IOException {
        List<String> twelve =
                IntStream.range(0, 12).mapToObj(number -> "n-" + number).toList();
        evidence.covers(WHOLE.butFor(twelve.stream()
                .<Subject>map(name -> new Subject.User("aws", Cast.HOME, name))
                .toList()));
        publisher.publish(Digest.of(
                new TornEvidence(evidence, twelve), Allowlist.NOBODY.read(), NOON, NOON.plus(Duration.ofDays(7))));
        assertThat(description())
                .containsSubsequence("too little is known:", "• user n-9", "... and 2 more\n")
                .containsSubsequence("left out:", "• n-9", "... and 2 more");
    }

    private static List<Subject> unkept() {
        return HostileTexts.ALL.stream()
                .<Subject>map(name -> new Subject.User("aws", Cast.HOME, name))
                .toList();
    }

    @Test
    void what_is_too_much_for_a_message_is_counted_and_hostile_names_do_nothing() throws IOException {
        for (int number = 0; number < 3_000; number++) {
            String name = HostileTexts.ALL.get(number % HostileTexts.ALL.size());
            evidence.keep(Records.told("n" + number + name, NOON.plusSeconds(number)));
        }
        evidence.covers(Coverage.first(NOON, Duration.ofDays(16)).butFor(unkept()));
        Allowlist.Entries hostile = new Allowlist.Entries(List.of(), HostileTexts.ALL);
        publisher.publish(
                Digest.of(new TornEvidence(evidence, HostileTexts.ALL), hostile, NOON, NOON.plus(Duration.ofDays(7))));
        assertThat(published().subject()).hasSizeLessThan(100);
        assertThat(published().receivedBy("email"))
                .doesNotContain("\u001b", "\u202e", "\r", "https://")
                .contains("... and ");
        assertThat(published().receivedBy("email").lines().filter(line -> line.startsWith(HostileTexts.FORGED)))
                .isEmpty();
        JsonNode json = SnsStandIn.parsed(published().receivedBy("sqs"));
        assertThat(json.path("identities_told").asInt()).isEqualTo(3_000);
        assertThat(json.path("identities_not_kept").asInt()).isEqualTo(HostileTexts.ALL.size());
        assertThat(json.path("some_not_kept").size()).isBetween(1, 10);
        assertThat(json.path("identities").size()
                        + json.path("identities_left_out").asInt())
                .isEqualTo(3_000);
        assertThat(description()).doesNotContain("<!channel>", "<@", "https://").hasSizeLessThan(3_000);
    }

    @Test
    void entries_with_long_names_are_left_out_and_counted_until_the_message_fits() throws IOException {
        List<Map<String, Object>> items = IntStream.range(0, 200)
                .boxed()
                .flatMap(number -> {
                    String name = number + "\u6f22".repeat(400);
                    return Stream.of(
                            Map.<String, Object>of("pk", "bad" + name),
                            EntryAttributes.with(Map.of("pk", "old" + name, "expires", "2020-01-01T00:00:00Z")));
                })
                .toList();
        publisher.publish(Digest.of(evidence, Allowlist.Entries.of(items), NOON, NOON.plus(Duration.ofDays(7))));
        JsonNode json = SnsStandIn.parsed(published().receivedBy("sqs"));
        assertThat(json.path("entries").size()).isPositive();
        assertThat(json.path("entries").size() + json.path("entries_left_out").asInt())
                .isEqualTo(200);
        assertThat(json.path("entries_not_read").size()
                        + json.path("entries_not_read_left_out").asInt())
                .isEqualTo(200);
    }

    private String description() throws IOException {
        return SnsStandIn.parsed(published().receivedBy("https"))
                .at("/content/description")
                .asText();
    }

    private void publish() {
        publisher.publish(Digest.of(evidence, Allowlist.NOBODY.read(), NOON, NOON.plus(Duration.ofDays(7))));
    }

    private SnsStandIn.Published published() {
        assertThat(sns.published()).hasSize(1);
        return sns.published().get(0);
    }
}
