package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.Alert.Activity;
import dev.latchkey.detection.alert.FindingLog.ToldElsewhere;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pair is told, and then its creation arrives. */
class SupersedingTest {

    private static final Step KEY = keyed(NEW_USER, "e-3", NOON.plusSeconds(2));
    private static final Step ADMIN = granted(NEW_USER, "e-2", NOON.plusSeconds(1), Level.ADMIN);
    private static final Step LATER_KEY = keyed(NEW_USER, "e-4", NOON.plusSeconds(3));
    private static final Finding PAIR = Findings.of(ADMIN, KEY);
    private static final Finding WHOLE = Findings.of(created(NEW_USER, "e-1", NOON), ADMIN, KEY);
    private static final String CREATED = "Create " + WHOLE.uid() + " in place of [" + PAIR.uid() + "]";
    private static final String CLOSED = "Close " + PAIR.uid() + " for " + WHOLE.uid();

    private final Hands clock = new Hands();
    private final FindingLog log = spy(new InMemoryFindingLog(clock));
    private final List<String> told = new ArrayList<>();
    private int untilRefusal;
    private final Telling telling = new Telling(log, this::publish);

    @Test
    void the_older_is_named_and_then_closed_each_once_however_often_the_newer_is_told() {
        telling.tell(PAIR);
        told.clear();
        assertThat(telling.tell(WHOLE)).isTrue();
        assertThat(telling.tell(WHOLE)).isFalse();
        assertThat(told).containsExactly(CREATED, CLOSED);
    }

    @Test
    void a_pair_that_nobody_was_told_of_is_not_spoken_of() {
        telling.tell(WHOLE);
        assertThat(told).containsExactly("Create " + WHOLE.uid() + " in place of []");
    }

    @Test
    void a_finding_that_was_told_of_the_same_name_in_another_life_stays_as_it_is() {
        telling.tell(Findings.of(granted(NEW_USER, "e-7", NOON, Level.ADMIN), keyed(NEW_USER, "e-8", NOON)));
        told.clear();
        telling.tell(WHOLE);
        assertThat(told).containsExactly("Create " + WHOLE.uid() + " in place of []");
    }

    @Test
    void a_pair_told_under_the_later_of_two_keys_is_found_too() {
        Finding underTheLater = Findings.of(ADMIN, LATER_KEY);
        telling.tell(underTheLater);
        told.clear();
        telling.tell(Findings.of(created(NEW_USER, "e-1", NOON), ADMIN, KEY, LATER_KEY));
        assertThat(told)
                .containsExactly(
                        "Create " + WHOLE.uid() + " in place of [" + underTheLater.uid() + "]",
                        "Close " + underTheLater.uid() + " for " + WHOLE.uid());
    }

    @Test
    void an_earlier_key_that_arrives_late_takes_the_place_of_what_was_told_without_it() {
        Finding underTheLater = Findings.of(ADMIN, LATER_KEY);
        telling.tell(underTheLater);
        told.clear();
        Finding both = Findings.of(ADMIN, KEY, LATER_KEY);
        telling.tell(both);
        telling.tell(both);
        assertThat(told)
                .containsExactly(
                        "Create " + PAIR.uid() + " in place of [" + underTheLater.uid() + "]",
                        "Close " + underTheLater.uid() + " for " + PAIR.uid());
        assertThat(Superseding.sentence(new Alert(both, Activity.CREATE, List.of("u1"), List.of())))
                .contains("It replaces finding u1, sent before a late record of this identity arrived and now closed.");
    }

    @Test
    void two_that_were_told_and_turn_out_to_be_one_both_stay_open() {
        Finding underTheLater = Findings.of(ADMIN, LATER_KEY);
        telling.tell(PAIR);
        telling.tell(underTheLater);
        told.clear();
        assertThat(telling.tell(Findings.of(ADMIN, KEY, LATER_KEY))).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void keys_in_their_order_take_no_place() {
        telling.tell(PAIR);
        telling.tell(Findings.of(ADMIN, KEY, LATER_KEY));
        assertThat(told).containsExactly("Create " + PAIR.uid() + " in place of []");
    }

    @Test
    void the_door_that_a_role_is_created_with_is_no_older_finding() {
        assertThat(WHOLE.mayHaveBeen()).containsExactly(PAIR.uid());
        assertThat(PAIR.mayHaveBeen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whichever_publishing_fails_all_is_told_when_it_is_tried_again(int failing) {
        telling.tell(PAIR);
        told.clear();
        untilRefusal = failing;
        assertThatThrownBy(() -> telling.tell(WHOLE)).hasMessage("the topic is gone");
        clock.pass(FindingLog.LEASE);
        telling.tell(WHOLE);
        telling.tell(WHOLE);
        assertThat(told).containsExactly(CREATED, CLOSED);
    }

    @Test
    void who_crashed_between_telling_a_pair_and_marking_it_has_it_closed_all_the_same() {
        doThrow(new IllegalStateException("crash")).doCallRealMethod().when(log).told(any());
        assertThatThrownBy(() -> telling.tell(PAIR)).hasMessage("crash");
        told.clear();
        assertThatThrownBy(() -> telling.tell(WHOLE)).isInstanceOf(ToldElsewhere.class);
        clock.pass(FindingLog.LEASE);
        telling.tell(WHOLE);
        assertThat(told).containsExactly(CREATED, CLOSED);
    }

    @Test
    void a_pair_that_is_being_told_meanwhile_is_closed_by_whoever_tells_it() {
        FindingLog.Claim slow = log.claim(PAIR).orElseThrow();
        assertThatThrownBy(() -> telling.tell(WHOLE)).isInstanceOf(ToldElsewhere.class);
        assertThat(told).containsExactly(CREATED);
        log.told(slow);
        // As the detector does, which judges again after each telling.
        assertThat(telling.tell(WHOLE)).isFalse();
        assertThat(told).containsExactly(CREATED, CLOSED);
    }

    @Test
    void the_sentence_names_five_of_many_older_findings_and_counts_the_rest() {
        List<String> seven = List.of("u1", "u2", "u3", "u4", "u5", "u6", "u7");
        assertThat(Superseding.sentence(new Alert(WHOLE, Activity.CREATE, seven, List.of())))
                .contains("It replaces finding u1, u2, u3, u4, u5 and 2 more,"
                        + " sent before the record of the creation arrived and now closed.");
        assertThat(Superseding.sentence(new Alert(WHOLE, Activity.CREATE))).isEmpty();
    }

    private void publish(Alert alert) {
        untilRefusal--;
        if (untilRefusal == 0) {
            throw new IllegalStateException("the topic is gone");
        }
        String rest =
                alert.finding().supersededBy().map(by -> " for " + by).orElse(" in place of " + alert.supersedes());
        told.add(alert.activity().shown() + " " + alert.finding().uid() + rest);
    }
}
