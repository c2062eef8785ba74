package dev.latchkey.detection.review;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of two administrators whom Terraform makes; one gets a key from somebody else. */
class EntryUseTest {

    private static final String POLICY = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final AllowlistEntry CREATIONS = entry("creations", Map.of("stages", List.of("CREATION")));
    private static final AllowlistEntry GRANTS = entry("grants", Map.of("stages", List.of("GRANT")));
    private static final AllowlistEntry ALL = entry("all", Map.of());

    private final History history = new History()
            .then(0, by(TERRAFORM, created("a")))
            .then(1, by(TERRAFORM, granted("a")))
            .then(2, by(TERRAFORM, created("b")), by(TERRAFORM, granted("b")))
            .then(3, call(Operation.CREATE_ACCESS_KEY, "userName", "b"));

    @Test
    void the_first_and_the_last_step_that_an_entry_covers_are_those_of_approved_chains() {
        EntryUse use = uses(ALL).get(0);
        assertThat(use.first().map(Step::eventId)).contains("e-00001");
        assertThat(use.last().map(Step::eventId)).contains("e-00002");
        assertThat(use.approved()).extracting(it -> it.stretch().target()).containsExactly("a");
        assertThat(use.inVain()).isEqualTo(2);
    }

    @Test
    void an_entry_that_covers_nothing_is_not_used_and_has_no_first_step() {
        EntryUse use = uses(entry("other", Map.of("targets", "nobody"))).get(0);
        assertThat(use.isUsed()).isFalse();
        assertThat(use.inVain()).isZero();
        assertThat(use.first()).isEmpty();
        assertThat(use.last()).isEmpty();
    }

    @Test
    void an_entry_that_covers_steps_in_vain_alone_is_used() {
        EntryUse use = uses(entry("in-vain", Map.of("targets", "b"))).get(0);
        assertThat(use.approved()).isEmpty();
        assertThat(use.inVain()).isEqualTo(2);
        assertThat(use.isUsed()).isTrue();
    }

    @Test
    void an_entry_is_needed_by_the_chains_that_no_other_approves() {
        assertThat(uses(CREATIONS, GRANTS)).extracting(EntryUse::needed).containsExactly(1L, 1L);
        assertThat(uses(CREATIONS, GRANTS, ALL)).extracting(EntryUse::needed).containsExactly(0L, 0L, 0L);
    }

    @Test
    void who_made_an_identity_and_who_gave_it_a_key_are_both_needed_for_its_chain() {
        AllowlistEntry keys =
                entry("keys", Map.of("principal", MALLORY.name(), "operations", List.of("CreateAccessKey")));
        assertThat(uses(ALL, keys)).extracting(EntryUse::needed).containsExactly(2L, 1L);
    }

    @Test
    void an_entry_that_does_less_in_its_place_loses_the_chains_that_it_does_not_approve() {
        EntryUse use = uses(CREATIONS, GRANTS).get(0);
        assertThat(use.lost(CREATIONS)).isZero();
        assertThat(use.lost(entry("creations", Map.of("stages", List.of("CREATION"), "targets", "c"))))
                .isEqualTo(1);
    }

    private List<EntryUse> uses(AllowlistEntry... entries) {
        Allowlist allowlist = () -> new Allowlist.Entries(List.of(entries), List.of());
        List<Verdict> verdicts = Stream.of("a", "b")
                .flatMap(name -> history.judged(user(name), allowlist).stream())
                .toList();
        return EntryUse.of(List.of(entries), verdicts);
    }

    private static AllowlistEntry entry(String name, Map<String, ?> more) {
        Map<String, Object> attributes = EntryAttributes.with(Map.of("pk", name, "maxPrivilege", "ADMIN"));
        attributes.putAll(more);
        return AllowlistEntry.of(attributes);
    }

    private static ApiCall created(String name) {
        return call(Operation.CREATE_USER, "userName", name);
    }

    private static ApiCall granted(String name) {
        return call(Operation.ATTACH_USER_POLICY, "userName", name, "policyArn", POLICY);
    }
}
