package dev.latchkey.detection.oracle;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** The histories on which the core is held to the page, for the tests of other packages. */
public final class Generated {

    private Generated() {}

    public static Arbitrary<List<Step>> steps() {
        return Histories.histories();
    }

    public static Arbitrary<Tuning> tunings() {
        return Histories.tunings();
    }

    public static Arbitrary<List<ApiCall>> calls() {
        return RightsHistories.histories();
    }
}
