package dev.latchkey.detection.alert;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;
import java.util.stream.Stream;

/** Who made a caller that is new itself: what has just been made is no one to ask, and not the last of its kind. */
final class MakersOfCallers {

    private MakersOfCallers() {}

    static Stream<Step> steps(Stretch stretch) {
        return stretch.evidence().stream()
                .filter(made -> made.stage() == Stage.CREATION)
                .filter(made ->
                        stretch.steps().stream().anyMatch(step -> step.caller().equals(Optional.of(made.subject()))));
    }
}
