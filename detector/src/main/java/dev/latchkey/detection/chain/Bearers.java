package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** To whom the steps of one chain were done, worked out once for each: a name may be borne by hundreds. */
public final class Bearers {

    private final Chain chain;
    private final IdentityHashMap<Step, Optional<Step>> creations;
    private final IdentityHashMap<Step, Bearer> bearers;
    private final Map<Optional<Step>, Life> lives = new HashMap<>();
    private final boolean changes;

    public Bearers(Chain chain) {
        this.chain = chain;
        this.changes = chain.steps().stream().anyMatch(Turns::isTurn);
        this.creations = new IdentityHashMap<>(chain.steps().size());
        this.bearers = new IdentityHashMap<>(chain.steps().size());
    }

    Chain chain() {
        return chain;
    }

    /** Whether the chain shows that somebody took the name or gave it up: of most callers it shows nothing. */
    boolean changes() {
        return changes;
    }

    /** As the chain itself says it. */
    public Optional<Step> creationOf(Step step) {
        return creations.computeIfAbsent(step, chain::creationOf);
    }

    public Life life(Optional<Step> creation) {
        return lives.computeIfAbsent(creation, it -> new Life(this, it));
    }

    /** Whether both were done to the same, whatever the name: who bore one before and who took it later are two. */
    public boolean isOfOne(Step one, Step other) {
        return bearer(one).equals(bearer(other));
    }

    private Bearer bearer(Step step) {
        return bearers.computeIfAbsent(step, chain::bearer);
    }
}
