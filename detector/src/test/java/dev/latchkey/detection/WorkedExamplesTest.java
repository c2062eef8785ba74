package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The examples of the page's section 9 in the steps of one identity, {@link WorkedCallsTest} has the rest; the numbers are the page's. */
class WorkedExamplesTest {

    private final ChainStore store = new InMemoryChainStore();
    private final List<String> told = new ArrayList<>();
    private final Telling telling = new Telling(
            new InMemoryFindingLog(new Hands()),
            alert -> told.add(alert.activity().shown() + " " + alert.finding().severity()));

    @Test
    void example_1_all_in_one_second_and_arriving_backwards_is_one_high_finding_told_once() {
        store.add(List.of(keyed(NEW_USER, "e-3", NOON)));
        store.add(List.of(granted(NEW_USER, "e-2", NOON, Level.ADMIN)));
        List<Finding> findings = arrives(Tuning.DEFAULT, created(NEW_USER, "e-1", NOON));
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.HIGH);
        assertThat(findings.get(0).stretch().steps()).hasSize(3);
        arrives(Tuning.DEFAULT, created(NEW_USER, "e-1", NOON));
        assertThat(told).containsExactly("Create HIGH");
    }

    @Test
    void what_was_told_before_its_creation_arrived_is_told_under_the_name_of_the_creation_and_closed_under_its_own() {
        arrives(Tuning.DEFAULT, keyed(NEW_USER, "e-3", NOON));
        List<Finding> before = arrives(Tuning.DEFAULT, granted(NEW_USER, "e-2", NOON, Level.ADMIN));
        List<Finding> after = arrives(Tuning.DEFAULT, created(NEW_USER, "e-1", NOON));
        assertThat(after.get(0).uid()).isNotEqualTo(before.get(0).uid());
        assertThat(told).containsExactly("Create MEDIUM", "Create HIGH", "Close HIGH");
    }

    @Test
    void example_2_key_within_a_second_and_admin_after_26_hours_grows_from_low_to_high_and_is_told_then() {
        arrives(Tuning.DEFAULT, created(NEW_USER, "e-1", NOON));
        List<Finding> early = arrives(Tuning.DEFAULT, keyed(NEW_USER, "e-2", NOON.plusSeconds(1)));
        assertThat(early).extracting(Finding::severity).containsExactly(Severity.LOW);
        assertThat(told).isEmpty();
        Step slow = granted(NEW_USER, "e-3", NOON.plus(Duration.ofHours(26)), Level.ADMIN);
        List<Finding> late = arrives(Tuning.DEFAULT, slow);
        assertThat(late).extracting(Finding::severity).containsExactly(Severity.HIGH);
        assertThat(late.get(0).uid()).isEqualTo(early.get(0).uid());
        assertThat(late.get(0).stretch().slow()).containsExactly(slow);
        assertThat(told).containsExactly("Create HIGH");
    }

    @Test
    void example_3_a_role_for_lambda_made_by_terraform_is_informational_and_told_to_nobody() {
        List<Finding> findings = arrives(
                Tuning.DEFAULT,
                by(TERRAFORM, created(NEW_ROLE, "e-1", NOON)),
                by(TERRAFORM, opened(NEW_ROLE, "e-1", NOON, LAMBDA)));
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.INFORMATIONAL);
        assertThat(told).isEmpty();
    }

    @Test
    void example_6_a_role_for_a_vendor_is_low_and_for_an_own_account_informational() {
        Step[] role = {created(NEW_ROLE, "e-1", NOON), opened(NEW_ROLE, "e-1", NOON, THE_VENDOR)};
        assertThat(arrives(Tuning.DEFAULT, role)).extracting(Finding::severity).containsExactly(Severity.LOW);
        assertThat(arrives(owning(VENDOR), role)).extracting(Finding::severity).containsExactly(Severity.INFORMATIONAL);
    }

    @Test
    void example_8_a_user_who_grants_himself_everything_and_makes_a_key_is_high() {
        Subject mallory = new Subject.User("aws", HOME, "mallory");
        Step grant = by(user("mallory"), granted(mallory, "e-1", NOON, Level.ADMIN));
        Step key = by(user("mallory"), keyed(mallory, "e-2", NOON.plus(Duration.ofMinutes(4))));
        List<Finding> findings = arrives(Tuning.DEFAULT, grant, key);
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.HIGH);
        assertThat(findings.get(0).assessment().inTable()).isEqualTo(Case.SELF_GRANTED_KEYED);
        assertThat(told).containsExactly("Create HIGH");
    }

    @Test
    void example_10_a_quarantine_and_a_deny_of_everything_are_no_grant() {
        List<Finding> findings = arrives(
                Tuning.DEFAULT,
                keyed(NEW_USER, "e-1", NOON),
                granted(NEW_USER, "e-2", NOON, Level.NONE),
                granted(NEW_USER, "e-3", NOON, Level.NONE));
        assertThat(findings).isEmpty();
    }

    @Test
    void a_key_that_root_makes_for_itself_is_told_at_once() {
        arrives(Tuning.DEFAULT, by(Cast.ROOT, keyed(ACCOUNT_ROOT, "e-1", NOON)));
        assertThat(told).containsExactly("Create CRITICAL");
    }

    /** The records arrive, and what is severe enough is told. */
    private List<Finding> arrives(Tuning tuning, Step... steps) {
        store.add(List.of(steps));
        List<Finding> findings = new Analytic(tuning, Allowlist.NOBODY)
                .judge(store.read(steps[0].subject())).stream()
                        .flatMap(verdict -> verdict.finding().stream())
                        .map(Finding::of)
                        .toList();
        findings.stream()
                .filter(finding -> finding.severity().isAtLeast(tuning.tellFrom()))
                .forEach(telling::tell);
        return findings;
    }

    private static Tuning owning(String account) {
        Tuning it = Tuning.DEFAULT;
        return new Tuning(
                it.window(),
                it.follow(),
                Set.of(account),
                it.regions(),
                it.networks(),
                it.attackTools(),
                it.tellFrom());
    }
}
