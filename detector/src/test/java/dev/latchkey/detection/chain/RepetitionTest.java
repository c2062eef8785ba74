package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What takes turns on one thing is done anew each time; what is done to two things is done again. */
class RepetitionTest {

    private static final int MOST = ChainStore.STEPS_PER_STAGE;
    private static final Duration OFTEN = Duration.ofMinutes(10);
    private static final Subject GROUP = new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "g");

    @Test
    void trust_documents_that_take_turns_are_overflow_and_one_that_is_put_again_is_none() {
        Fact vendor = new Fact.DoorOpened(List.of(THE_VENDOR));
        assertThat(hides(vendor, new Fact.DoorOpened(List.of(Cast.LAMBDA)))).isTrue();
        assertThat(hides(vendor, vendor)).isFalse();
    }

    @Test
    void boundaries_that_take_turns_are_overflow_whatever_they_are_called() {
        assertThat(hides(given("p", Means.BOUNDARY), given("q", Means.BOUNDARY)))
                .isTrue();
        assertThat(hides(given("p", Means.BOUNDARY), given("p", Means.BOUNDARY)))
                .isFalse();
    }

    @Test
    void documents_that_take_turns_under_one_name_are_overflow_and_two_policies_are_none() {
        Fact more = new Fact.Granted("P", Privilege.of(Level.ESCALATION, "by its actions"));
        assertThat(hides(given("p", Means.POLICY), more)).isTrue();
        assertThat(hides(given("p", Means.POLICY), given("q", Means.POLICY))).isFalse();
    }

    @Test
    void a_policy_and_what_comes_by_a_group_of_that_name_are_two_things() {
        Fact byGroup =
                new Fact.Granted("p", Privilege.of(Level.LIMITED, "by its actions"), Means.POLICY, Optional.of(GROUP));
        assertThat(hides(given("p", Means.POLICY), byGroup)).isFalse();
        Fact byPolicy = new Fact.Granted(
                "p",
                Privilege.of(Level.LIMITED, "by its actions"),
                Means.POLICY,
                Optional.of(new Subject.Thing(Subject.Kind.POLICY, "aws", HOME, "p")));
        assertThat(hides(given("p", Means.POLICY), byPolicy)).isTrue();
    }

    @Test
    void as_many_different_steps_as_are_read_beside_one_that_is_done_again_hide_nothing_and_one_more_does() {
        assertThat(Bounded.of(withDifferent(MOST - 1)).hides()).isFalse();
        assertThat(Bounded.of(withDifferent(MOST)).hides()).isTrue();
    }

    @Test
    void as_many_keys_as_a_stage_has_room_for_are_read_whatever_they_are() {
        List<Step> keys = IntStream.range(0, MOST)
                .mapToObj(at -> keyed(NEW_USER, "e-" + at, NOON.plus(OFTEN.multipliedBy(at))))
                .toList();
        Bounded read = Bounded.of(keys);
        assertThat(read.steps()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(read.hides()).isFalse();
    }

    private static boolean hides(Fact one, Fact other) {
        List<Step> steps = IntStream.range(0, 2 * MOST)
                .mapToObj(at -> step(NEW_USER, "e-" + at, NOON.plus(OFTEN.multipliedBy(at)), at % 2 == 0 ? one : other))
                .toList();
        return Bounded.of(steps).hides();
    }

    private static List<Step> withDifferent(int howMany) {
        List<Step> steps = new ArrayList<>(IntStream.range(0, MOST)
                .mapToObj(at ->
                        step(NEW_USER, "again-" + at, NOON.plus(OFTEN.multipliedBy(at)), given("again", Means.POLICY)))
                .toList());
        IntStream.range(0, howMany)
                .mapToObj(at ->
                        step(NEW_USER, "e-" + at, NOON.plus(OFTEN.multipliedBy(at)), given("p" + at, Means.POLICY)))
                .forEach(steps::add);
        return steps;
    }

    private static Fact given(String policy, Means means) {
        return new Fact.Granted(policy, Privilege.of(Level.LIMITED, "by its actions"), means, Optional.empty());
    }
}
