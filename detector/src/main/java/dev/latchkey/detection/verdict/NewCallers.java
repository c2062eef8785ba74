package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.Optional;
import java.util.stream.Stream;

/** Callers that are new themselves: what has just been made is no one to ask, and not the last of its kind. */
public final class NewCallers {

    private NewCallers() {}

    /** How those were made who made a step of it; its own creations are steps, and none of these. */
    public static Stream<Step> births(Stretch stretch) {
        return stretch.evidence().stream()
                .filter(made -> made.stage() == Stage.CREATION)
                .filter(made ->
                        stretch.steps().stream().anyMatch(step -> step.caller().equals(Optional.of(made.subject()))));
    }
}
