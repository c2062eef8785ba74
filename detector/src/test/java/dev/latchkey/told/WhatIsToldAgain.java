package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Alert.Activity;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.ocsf.OcsfSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of all alerts that people get of one history, one after the other. */
final class WhatIsToldAgain {

    /** Of the older findings, whose place it takes. */
    private static final int MOST_NAMED = 5;

    private static final OcsfSchema SCHEMA = OcsfSchema.read();

    private final Map<String, Told> last = new HashMap<>();
    private final Map<String, Set<String>> replacedBy = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    private WhatIsToldAgain() {}

    static void check(List<Alert> alerts) {
        WhatIsToldAgain it = new WhatIsToldAgain();
        alerts.stream().map(Told::of).forEach(it::next);
        assertThat(it.closed).as("who is said to be closed is told closed").containsAll(it.replacedBy.keySet());
    }

    private void next(Told told) {
        String uid = told.finding().uid();
        assertThat(closed).as("nothing is told of what is closed").doesNotContain(uid);
        if (told.alert().activity() == Activity.CLOSE) {
            isOver(told);
            closed.add(uid);
        } else {
            isOpen(told);
            WhatIsTold.check(told);
        }
        last.put(uid, told);
    }

    private void isOpen(Told told) {
        Told before = last.get(told.finding().uid());
        assertThat(told.alert().activity() == Activity.CREATE).isEqualTo(before == null);
        if (before != null) {
            boolean renamed = !told.stretch().subject().equals(before.stretch().subject());
            assertThat(renamed || told.finding().rank() > before.finding().rank())
                    .as("it has risen, or is called otherwise")
                    .isTrue();
            assertThat(renamed || told.alert().activity() != Activity.RENAMED).isTrue();
        }
        saysWhyAgain(told);
        namesWhosePlaceItTakes(told);
    }

    private void saysWhyAgain(Told told) {
        Activity activity = told.alert().activity();
        String severity = told.finding().severity().shown();
        String title = Headline.title(told.finding());
        String second = told.mail().lines().skip(1).findFirst().orElse("");
        String again = switch (activity) {
            case UNDONE -> "stopped in vain";
            case UPDATE -> "grown";
            case RENAMED -> "renamed";
            default -> "";
        };
        assertThat(told.subject())
                .startsWith("[" + severity + "] " + (again.isEmpty() ? "" : Headline.capitalised(again) + ": "));
        assertThat(told.card().path("title").asText())
                .startsWith(severity + (again.isEmpty() ? "" : " (" + again + ")") + ": " + title.substring(0, 8));
        assertThat(second)
                .startsWith(
                        switch (activity) {
                            case UPDATE -> "It has grown: this alert replaces an earlier one";
                            case UNDONE -> "It was stopped, and set going again: this alert replaces an earlier one";
                            case RENAMED -> "It was renamed, and may have grown: this alert replaces an earlier one";
                            default -> "";
                        });
        assertThat(second.isEmpty()).isEqualTo(activity == Activity.CREATE);
        if (told.finding().assessment().has(Trait.Kind.UNDONE)) {
            saysWhoUndidIt(told);
        }
    }

    private static void saysWhoUndidIt(Told told) {
        String sentence = "stopped by somebody, and set going again by somebody else: ";
        List<String> forms = new ArrayList<>(told.section("WHY "));
        assertThat(forms)
                .anyMatch(line -> line.startsWith(sentence) && line.matches(".* by .+ at .*, then .* by .+ at [^…]*"));
        if (told.alert().activity() == Activity.UNDONE) {
            assertThat(told.card().path("description").asText().lines())
                    .anyMatch(line -> line.contains(" by ")
                            && line.contains(", then ")
                            && line.startsWith(Headline.capitalised(sentence)));
        }
    }

    private void namesWhosePlaceItTakes(Told told) {
        List<String> olders = told.alert().supersedes();
        JsonNode related = told.ocsf().at("/finding_info/related_events");
        assertThat(related).hasSize(olders.size());
        assertThat(told.mail().contains("It replaces finding ")).isEqualTo(!olders.isEmpty());
        for (String older : olders) {
            assertThat(last).as("who was told of before").containsKey(older);
            assertThat(related.toString()).contains(older);
            replacedBy
                    .computeIfAbsent(older, it -> new HashSet<>())
                    .add(told.finding().uid());
        }
        String card = told.card().path("description").asText();
        olders.stream().limit(MOST_NAMED).forEach(older -> {
            assertThat(told.mail()).contains(older);
            assertThat(card).contains(older);
        });
        if (olders.size() > MOST_NAMED) {
            assertThat(told.mail()).contains(" and " + (olders.size() - MOST_NAMED) + " more, sent before ");
        }
    }

    private void isOver(Told told) {
        String uid = told.finding().uid();
        String by = told.finding().supersededBy().orElseThrow();
        assertThat(last).as("told before it is closed").containsKey(uid);
        assertThat(replacedBy.get(uid))
                .as("said by the one that takes its place")
                .contains(by);
        assertThat(told.mail())
                .startsWith("CLOSED  ")
                .contains(uid, by)
                .doesNotContain("aws ", "TO CONTAIN", "Fill in");
        assertThat(told.mail().lines()).hasSize(6);
        assertThat(told.subject()).startsWith("[Closed] ").hasSizeLessThan(100).matches("[\\x20-\\x7e]+");
        assertThat(told.card().path("title").asText()).startsWith("Closed: ");
        assertThat(told.card().path("description").asText()).contains(by);
        assertThat(told.nextSteps()).singleElement().asString().doesNotContain("aws ");
        assertThat(SCHEMA.problems(told.ocsf())).isEmpty();
        assertThat(told.ocsf().path("status").asText()).isEqualTo("Resolved");
        assertThat(told.ocsf().path("activity_name").asText()).isEqualTo("Close");
        assertThat(told.ocsf().at("/finding_info/uid").asText()).isEqualTo(uid);
        assertThat(told.ocsf().at("/finding_info/related_events/0/uid").asText())
                .isEqualTo(by);
        assertThat(told.lines()).noneMatch(WhatIsTold::hasAHole);
    }
}
