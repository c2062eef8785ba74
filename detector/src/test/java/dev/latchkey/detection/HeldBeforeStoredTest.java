package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Iam.OWN_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.effective.SharedRights;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is stored of who held something, and what must not be made of it. */
class HeldBeforeStoredTest extends HeldBeforeCase {

    /** Stores beside each other what is handed over together: the first that was held before fails, the rest is there. */
    private static final class FailsOnce implements ChainStore {

        private final ChainStore store;
        private boolean fails = true;

        FailsOnce(ChainStore store) {
            this.store = store;
        }

        @Override
        public void add(Collection<Step> steps) {
            List<Step> lost =
                    steps.stream().filter(step -> fails && isHeldBefore(step)).toList();
            store.add(steps.stream().filter(step -> !lost.contains(step)).toList());
            if (!lost.isEmpty()) {
                fails = false;
                throw new IllegalStateException("throttled");
            }
        }

        private static boolean isHeldBefore(Step step) {
            return step.fact() instanceof Granted granted && granted.means() == Means.HELD_BEFORE;
        }

        @Override
        public void keep(Step step, Collection<Answer> answers) {
            store.keep(step, answers);
        }

        @Override
        public Chain read(Subject subject) {
            return store.read(subject);
        }
    }

    @Test
    void what_could_not_be_stored_is_stored_by_the_retry() {
        Detector failing = new Detector(
                new FailsOnce(store), Account.NOT_ASKED, iam, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));
        iam.shows(OWN_POLICY, Iam.user("Old"));
        assertThatThrownBy(() -> failing.observe(Calls.at("e-1", NOON, version("v2", "*")), telling, Severity.MEDIUM))
                .hasMessage("throttled");
        failing.observe(Calls.at("e-1", NOON, version("v2", "*")), telling, Severity.MEDIUM);
        failing.observe(Calls.at("e-2", NOON.plusSeconds(60), keyed("Old")), telling, Severity.MEDIUM);
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void that_a_group_held_a_policy_is_nothing_that_the_group_came_to_allow() {
        iam.shows(OWN_POLICY, new Holder(Iam.group("ops"), "ops")).shows("ops");
        observe("e-1", 0, version("v2", "*"));
        assertThat(store.read(Iam.group("ops")).steps()).isNotEmpty();
        assertThat(SharedRights.of(Iam.group("ops"), store, Account.NOT_ASKED)).isEmpty();
        observe("e-2", 60, inline());
        assertThat(SharedRights.of(Iam.group("ops"), store, Account.NOT_ASKED))
                .extracting(Step::eventId)
                .containsExactly("e-2");
    }

    @Test
    void a_snapshot_is_believed_of_all_holders_however_many() {
        detector.remember(Calls.at("e-1", NOON, version("v2", "*")));
        List<Holder> many =
                IntStream.range(0, 60).mapToObj(at -> Iam.user("u" + at)).toList();
        Account account = new Snapshot(Map.of(policy(), many));
        assertThat(HeldBefore.in(store.subjects(), store, account)).hasSize(120);
    }

    private static ApiCall inline() {
        return allowing(allow("*", "*"), call(Operation.PUT_GROUP_POLICY, "groupName", "ops", "policyName", "p"));
    }
}
