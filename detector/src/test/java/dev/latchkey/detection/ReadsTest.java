package dev.latchkey.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An everyday call costs one look at the chain that it touches; only what could be told costs more. */
class ReadsTest {

    private static final ApiCall CREATED =
            Calls.at("e-1", Cast.NOON, Calls.call(Operation.CREATE_USER, "userName", "svc"));

    private final AtomicInteger reads = new AtomicInteger();
    private final Detector detector = new Detector(
            new Counting(new InMemoryChainStore()), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @Test
    void a_new_user_alone_costs_one_read() {
        assertThat(readsOf(CREATED)).isEqualTo(1);
    }

    @Test
    void rights_that_cannot_be_told_cost_one_read() {
        observe(CREATED);
        assertThat(readsOf(attached("ReadOnlyAccess"))).isEqualTo(1);
    }

    @Test
    void a_tag_or_something_taken_away_of_which_nobody_ever_knows_more_costs_one_read() {
        observe(CREATED);
        ApiCall tagged = Calls.call(Operation.TAG_USER, "userName", "svc", "tags.0.key", "team");
        assertThat(readsOf(Calls.at("e-2", Cast.NOON.plusSeconds(1), tagged))).isEqualTo(1);
        ApiCall deleted = Calls.call(Operation.DELETE_USER_POLICY, "userName", "svc", "policyName", "old");
        assertThat(readsOf(Calls.at("e-3", Cast.NOON.plusSeconds(2), deleted))).isEqualTo(1);
    }

    @Test
    void a_tag_that_with_a_key_is_told_costs_a_look_at_those_who_made_it() {
        observe(CREATED);
        ApiCall tagged = Calls.call(Operation.TAG_USER, "userName", "svc", "tags.0.key", "team");
        observe(Calls.at("e-2", Cast.NOON.plusSeconds(1), tagged));
        ApiCall keyed = Calls.call(Operation.CREATE_ACCESS_KEY, "userName", "svc");
        assertThat(readsOf(Calls.at("e-3", Cast.NOON.plusSeconds(2), keyed))).isGreaterThan(1);
    }

    @Test
    void rights_that_could_be_told_cost_a_look_at_those_who_gave_them() {
        observe(CREATED);
        assertThat(readsOf(attached("AdministratorAccess"))).isBetween(2, 7);
    }

    @Test
    void a_caller_whose_leads_are_known_costs_one_look_less() {
        observe(CREATED);
        int first = readsOf(attached("AdministratorAccess"));
        assertThat(readsOf(attached("AdministratorAccess"))).isEqualTo(first - 1);
    }

    private static ApiCall attached(String policy) {
        String arn = "arn:aws:iam::aws:policy/" + policy;
        ApiCall call = Calls.call(Operation.ATTACH_USER_POLICY, "userName", "svc", "policyArn", arn);
        return Calls.at("e-2", Cast.NOON.plusSeconds(1), call);
    }

    private int readsOf(ApiCall call) {
        reads.set(0);
        observe(call);
        return reads.get();
    }

    private void observe(ApiCall call) {
        AlertPublisher nobody = alert -> {};
        detector.observe(call, new Telling(new InMemoryFindingLog(InstantSource.system()), nobody), Severity.MEDIUM);
    }

    private final class Counting implements ForwardingChainStore {

        private final ChainStore store;

        Counting(ChainStore store) {
            this.store = store;
        }

        @Override
        public ChainStore behind() {
            return store;
        }

        @Override
        public Chain read(Subject subject) {
            reads.incrementAndGet();
            return store.read(subject);
        }
    }
}
