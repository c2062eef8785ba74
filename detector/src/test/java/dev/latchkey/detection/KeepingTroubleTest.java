package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who cannot be kept holds up nobody else, and is not forgotten. */
class KeepingTroubleTest extends KeepingCase {

    @Test
    void who_cannot_be_judged_holds_up_no_other_and_is_tried_again_by_name() {
        arrive(chain(NEW_USER));
        lately = List.of(told(NEW_USER), told(OTHER));
        chains.add(chain(OTHER));
        Result first = keep(new BrokenChains(chains, List.of(NEW_USER)));
        assertThat(first.kept()).isEqualTo(1);
        assertThat(first.unkept()).containsExactly(NEW_USER);
        assertThat(first.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("not now"));
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly("other");
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life).butFor(List.of(NEW_USER)));
        lately = List.of();
        assertThat(keep(chains)).isEqualTo(new Result(1, List.of(), 0, true, Optional.empty()));
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void if_more_cannot_be_kept_than_are_named_all_that_came_is_tried_again() {
        keep();
        clock.pass(DAY);
        lately = IntStream.rangeClosed(0, Coverage.MOST_UNKEPT)
                .mapToObj(number -> told(new Subject.User("aws", HOME, "svc-" + number)))
                .toList();
        keep(new BrokenChains(chains, List.of()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT + 1);
        });
        lately = lately.subList(0, Coverage.MOST_UNKEPT);
        keep(new BrokenChains(chains, List.of()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT);
            assertThat(it.to()).isEqualTo(NOON.plus(DAY));
        });
    }

    @Test
    void who_is_tried_again_by_name_stays_named_though_more_others_cannot_be_kept() {
        arrive(chain(NEW_USER));
        notAsked = Optional.of(NEW_USER);
        assertThat(keep(chains).unkept()).containsExactly(NEW_USER);
        clock.pass(DAY);
        assertThat(keepWithout(groups(Coverage.MOST_UNKEPT)).unkept()).contains(NEW_USER);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.unkept()).startsWith(NEW_USER).hasSize(Coverage.MOST_UNKEPT);
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT + 1);
        });
        notAsked = Optional.empty();
        lately = List.of();
        keep();
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly(NEW_USER.name());
    }

    @Test
    void who_leads_to_others_stays_named_while_more_of_them_cannot_be_kept_than_are_named() {
        arrive(joined());
        keep();
        clock.pass(DAY);
        arrive(List.of(
                Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN),
                Cast.keyed(NEW_USER, "e-4", NOON.plusSeconds(90))));
        assertThat(keep(new BrokenChains(chains, List.of(ADMINS))).unkept()).contains(ADMINS);
        clock.pass(DAY);
        notAsked = Optional.of(NEW_USER);
        assertThat(keepWithout(groups(Coverage.MOST_UNKEPT)).unkept())
                .contains(NEW_USER)
                .doesNotContain(ADMINS);
        notAsked = Optional.empty();
        lately = List.of();
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
    }

    @Test
    void who_holds_what_could_not_be_read_is_kept_anew_when_it_can_be() {
        arrive(joined());
        keep();
        clock.pass(DAY);
        Step more = Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN);
        arrive(List.of(more));
        assertThat(keep(new BrokenChains(chains, List.of(ADMINS))).unkept()).contains(ADMINS);
        lately = List.of();
        assertThat(keep()).isEqualTo(1);
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
        assertThat(evidence.coverage())
                .hasValueSatisfying(it -> assertThat(it.allUnkept()).isZero());
    }

    /** Each has been given something, and cannot be read. */
    private Result keepWithout(List<Subject> groups) {
        arrive(groups.stream()
                .map(group -> Cast.granted(group, group.name(), clock.instant(), Level.ADMIN))
                .toList());
        return keep(new BrokenChains(chains, groups));
    }
}
