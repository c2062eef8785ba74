package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Chains;
import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;

/** Where to look for what the records of one subject leave open. */
record Sources(Chains chains, Policies policies, Boundaries boundaries, Account account, Effort effort) {

    static Sources of(ChainStore store, Account account, Effort effort) {
        Chains chains = new Chains(store);
        Policies policies = new Policies(chains, account, effort);
        return new Sources(chains, policies, new Boundaries(policies), account, effort);
    }

    /** What somebody held then, as far as it is read. */
    List<Step> heldAt(Life life, Instant time) {
        if (life.chain().hidesGrants()) {
            effort.leaveOut();
        }
        return life.heldAt(time);
    }

    /** When what a grant gave was taken away again, or replaced by another of its name or the policy's next version. */
    Instant endOf(Life life, Step grant) {
        if (!(grant.fact() instanceof Granted granted) || !granted.means().isHeld()) {
            return Instant.MAX;
        }
        Instant end = life.endOf(grant);
        return granted.from()
                .filter(from -> from.kind() == Subject.Kind.POLICY)
                .map(policy -> policies.changeAfter(policy, grant.time()))
                .filter(change -> change.isBefore(end))
                .orElse(end);
    }
}
