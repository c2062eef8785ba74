package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.Bound;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which entry comes nearest to a step, for whoever asks why it is not covered. */
class CoverTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);

    @Test
    void somebody_elses_entry_is_farther_than_any_that_is_the_callers() {
        assertThat(nearest(
                        entry("a", "principal", EntryAttributes.TERRAFORM),
                        entry("b", "targets", "x", "accounts", "444455556666")))
                .containsExactly("b", "a");
    }

    @Test
    void of_the_callers_entries_the_one_that_lacks_least_is_nearest() {
        assertThat(nearest(entry("a", "targets", "x", "operations", "CreateRole"), entry("b", "targets", "x")))
                .containsExactly("b", "a");
    }

    @Test
    void of_those_that_lack_as_much_the_first_by_name_is_nearest() {
        assertThat(nearest(entry("b", "targets", "x"), entry("a", "targets", "y")))
                .containsExactly("a", "b");
    }

    @Test
    void an_entry_of_another_principal_says_that_it_is_somebody_elses() {
        assertThat(cover(entry("a", "principal", EntryAttributes.TERRAFORM)).isSomebodyElses())
                .isTrue();
        assertThat(cover(entry("a", "targets", "x")).isSomebodyElses()).isFalse();
        assertThat(cover(entry("a")).isGiven()).isTrue();
    }

    /** Whoever may give little must not let outsiders in to much (ADR 50); no attribute but that one fails. */
    @Test
    void a_door_to_more_than_the_entry_allows_misses_its_privilege() {
        Step door = opened(NEW_ROLE, "e-3", NOON.plus(Duration.ofDays(30)), THE_VENDOR);
        Step rights = granted(NEW_ROLE, "e-2", NOON, Level.ADMIN);
        Chain chain = Chain.of(NEW_ROLE, List.of(created(NEW_ROLE, "e-1", NOON), rights, door));
        Stretch opening = Stretches.of(chain, Tuning.DEFAULT).stream()
                .filter(stretch -> stretch.steps().contains(door))
                .findFirst()
                .orElseThrow();
        assertThat(opening.before().level()).isEqualTo(Level.ADMIN);
        AllowlistEntry little = entry("a", "operations", door.operation().eventName());
        AllowlistEntry much = entry("b", "operations", door.operation().eventName(), "maxPrivilege", "ADMIN");
        List<Cover> covers = new Approval(opening, List.of(little, much)).covers(door);
        assertThat(names(covers)).containsExactly("b", "a");
        assertThat(covers.get(0).isGiven()).isTrue();
        assertThat(covers.get(1).missed()).containsExactly(Bound.MAX_PRIVILEGE);
    }

    private static Cover cover(AllowlistEntry entry) {
        return covers(List.of(entry)).get(0);
    }

    /** Whatever their order in the table. */
    private static List<String> nearest(AllowlistEntry... entries) {
        List<AllowlistEntry> turned = Arrays.asList(entries.clone());
        Collections.reverse(turned);
        List<String> names = names(covers(List.of(entries)));
        assertThat(names(covers(turned))).isEqualTo(names);
        return names;
    }

    private static List<String> names(List<Cover> covers) {
        return covers.stream().map(cover -> cover.entry().id()).toList();
    }

    private static List<Cover> covers(List<AllowlistEntry> entries) {
        Stretch stretch = Stretches.of(Chain.of(NEW_USER, List.of(CREATION)), Tuning.DEFAULT)
                .get(0);
        return new Approval(stretch, entries).covers(CREATION);
    }

    private static AllowlistEntry entry(String name, String... bounds) {
        Map<String, Object> attributes = EntryAttributes.with(Map.of("pk", name, "principal", MALLORY.name()));
        for (int at = 0; at < bounds.length; at += 2) {
            attributes.put(bounds[at], bounds[at + 1]);
        }
        return AllowlistEntry.of(attributes);
    }
}
