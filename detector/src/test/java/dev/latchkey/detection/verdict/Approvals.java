package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Step;
import java.util.List;

/** What entries say of the steps of a new user. */
final class Approvals {

    private Approvals() {}

    static boolean given(List<AllowlistEntry> entries, Step... steps) {
        return approval(entries, false, steps).isGiven();
    }

    static Approval approval(List<AllowlistEntry> entries, boolean truncated, Step... steps) {
        List<Stretch> stretches = Stretches.of(Chain.of(NEW_USER, List.of(steps), truncated), Tuning.DEFAULT);
        assertThat(stretches).hasSize(1);
        return new Approval(stretches.get(0), entries);
    }
}
