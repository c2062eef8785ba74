package dev.latchkey.detection.alert;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps that are shown where not all can be: of each stage in turn the strongest, so that no flood hides one. */
public final class Telltale {

    private Telltale() {}

    /** As many of the steps as there is room for, in their order. */
    public static List<Step> of(List<Step> story, int most) {
        if (story.size() <= most) {
            return story;
        }
        List<Iterator<Step>> stages = Arrays.stream(Stage.values())
                .map(stage -> strongest(story, stage))
                .toList();
        Set<Step> chosen = new LinkedHashSet<>();
        while (chosen.size() < most && stages.stream().anyMatch(Iterator::hasNext)) {
            for (Iterator<Step> stage : stages) {
                if (stage.hasNext() && chosen.size() < most) {
                    chosen.add(stage.next());
                }
            }
        }
        List<Step> shown = new ArrayList<>(story);
        shown.retainAll(chosen);
        return shown;
    }

    private static Iterator<Step> strongest(List<Step> story, Stage stage) {
        return story.stream()
                .filter(step -> step.stage() == stage)
                .sorted(Story.GRAVEST_FIRST)
                .iterator();
    }
}
