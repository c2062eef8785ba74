package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated histories and entries for the tests of other packages. */
public final class Entries {

    private Entries() {}

    public static Arbitrary<List<Step>> histories() {
        return Arbitraries.oneOf(Approvals.histories(), CloseApprovals.histories());
    }

    public static Arbitrary<Map<String, Object>> ofAny() {
        return Arbitraries.oneOf(Approvals.entries(), CloseApprovals.entries());
    }
}
