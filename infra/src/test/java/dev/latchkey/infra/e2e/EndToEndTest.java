package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.infra.runtime.Scenario;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the event bus to a subscriber of the topic, through the stack that {@code infra/e2e/run} has deployed. */
@Tag("e2e")
class EndToEndTest {

    private Deployment deployment;
    private Bus bus;

    @BeforeEach
    void open() throws IOException {
        deployment = new Deployment();
        bus = Bus.before(deployment.bridge());
    }

    @AfterEach
    void close() {
        deployment.close();
        bus.close();
    }

    @Test
    void of_a_benign_and_a_malicious_scenario_a_subscriber_gets_the_one_finding_that_replay_prints() throws Exception {
        bus.deliver(Scenario.envelopes("benign/terraform-lambda-role"));
        bus.deliver(Scenario.envelopes("malicious/user-admin-key"));

        assertThat(deployment.subscriber().findings())
                .map(Replayed::withoutLateness)
                .containsExactlyElementsOf(Replayed.findings("malicious/user-admin-key"));
    }

    @Test
    void the_canonical_chain_in_each_of_its_six_orders_is_one_message() {
        List<CanonicalChain> chains = CanonicalChain.inEachOrder();
        chains.forEach(chain -> bus.deliver(chain.events()));
        // Two orders begin with a creation and a grant, two with a grant and a key: these have to settle.
        bus.awaitSettled(4);

        assertThat(deployment.subscriber().findings())
                .extracting(EndToEndTest::told)
                .containsExactlyInAnyOrderElementsOf(chains.stream()
                        .map(chain -> "Create High " + chain.user())
                        .toList());
    }

    @Test
    void a_creation_that_comes_when_its_pair_has_settled_takes_its_place() {
        CanonicalChain chain = CanonicalChain.creationLast("late");
        bus.deliver(chain.events().subList(0, 2));
        bus.awaitSettled(1);
        bus.deliver(chain.events().subList(2, 3));

        List<JsonNode> findings = deployment.subscriber().findings();
        assertThat(findings)
                .extracting(EndToEndTest::told)
                .containsExactlyInAnyOrder("Create Medium late", "Create High late", "Close High late");
    }

    @Test
    void an_approved_chain_is_not_told_and_the_next_one_is_when_its_entry_is_gone() {
        CanonicalChain approved = CanonicalChain.creationFirst("approved");
        try (AllowlistTable table = new AllowlistTable(deployment.output("AllowlistTable"))) {
            table.approve(approved.issuer());
            bus.deliver(approved.events());
        }
        bus.deliver(CanonicalChain.creationFirst("not-approved").events());

        assertThat(deployment.subscriber().findings())
                .filteredOn(message -> message.has("finding_info"))
                .extracting(EndToEndTest::told)
                .containsExactly("Create High not-approved");
    }

    @Test
    void a_chain_that_grows_is_told_when_it_becomes_one_and_under_the_uid_of_replay() throws Exception {
        List<JsonNode> events = Scenario.envelopes("malicious/admin-after-26-hours");
        bus.deliver(events.subList(0, 2));
        assertThat(deployment.subscriber().findings()).isEmpty();
        bus.deliver(events.subList(2, 3));
        assertThat(deployment.subscriber().findings())
                .map(Replayed::withoutLateness)
                .containsExactlyElementsOf(Replayed.findings("malicious/admin-after-26-hours"));
    }

    @Test
    void who_is_stopped_and_goes_on_is_told_of_again() {
        bus.deliver(Scenario.envelopes("malicious/containment-undone"));

        assertThat(deployment.subscriber().findings())
                .extracting(EndToEndTest::told)
                .containsExactly("Create High report-cache", "Update High report-cache");
    }

    @Test
    void the_digester_keeps_whom_people_were_told_of_and_tells_a_digest_of_it() {
        bus.deliver(CanonicalChain.ofToday("kept").events());

        assertThat(deployment
                        .functions()
                        .invoke(deployment.output("DigesterAlias"), "{\"latchkey\":\"send the digest\"}"))
                .contains("A digest is on its way");
        assertThat(deployment.subscriber().findings())
                .filteredOn(message -> message.path("type").asText().equals("digest"))
                .singleElement()
                .satisfies(digest -> assertThat(digest.path("identities")).anySatisfy(identity -> {
                    assertThat(identity.path("identity").asText()).isEqualTo("kept");
                    assertThat(identity.path("told").asBoolean()).isTrue();
                    assertThat(identity.path("steps")).hasSize(3);
                }));
    }

    private static String told(JsonNode finding) {
        return finding.path("activity_name").asText() + " "
                + finding.path("severity").asText() + " "
                + finding.at("/resources/0/name").asText();
    }
}
