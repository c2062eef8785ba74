package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelltaleTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step ADMIN = granted(NEW_USER, "admin", NOON.plusSeconds(90), Level.ADMIN);
    private static final Step KEY = keyed(NEW_USER, "key", NOON.plusSeconds(99));

    @Test
    void a_story_that_just_fits_is_shown_whole() {
        List<Step> story = List.of(CREATION, ADMIN, KEY);
        assertThat(Telltale.of(story, 3)).isSameAs(story);
    }

    @Test
    void of_a_flood_the_strongest_of_each_stage_are_shown_in_their_order() {
        List<Step> story = flood(60);
        assertThat(Telltale.of(story, 5))
                .containsSubsequence(CREATION, ADMIN, KEY)
                .hasSize(5)
                .isSubsetOf(story)
                .isSortedAccordingTo(Step.IN_EVENT_TIME);
        assertThat(Telltale.of(story, 3)).containsExactly(CREATION, ADMIN, KEY);
    }

    @Test
    void that_somebody_came_in_is_shown_before_that_others_were_kept_out() {
        Step denied = step(NEW_USER, "e-2", NOON, new Fact.Noted(Note.DENIED, "AccessDenied"));
        Step used = step(NEW_USER, "e-3", NOON, new Fact.Noted(Note.USED, "somebody"));
        assertThat(Telltale.of(List.of(CREATION, denied, used), 2)).containsExactly(CREATION, used);
    }

    @Test
    void what_is_told_twice_takes_no_endless_search() {
        List<Step> twice = List.of(CREATION, CREATION, CREATION);
        assertThat(Telltale.of(twice, 2)).isNotEmpty();
    }

    private static List<Step> flood(int decoys) {
        List<Step> story = new ArrayList<>(List.of(CREATION));
        for (int number = 0; number < decoys; number++) {
            story.add(granted(NEW_USER, "g-" + number, NOON.plusSeconds(number), Level.LIMITED));
        }
        story.add(ADMIN);
        story.add(KEY);
        return story.stream().sorted(Step.IN_EVENT_TIME).toList();
    }
}
