package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.alert.Findings.HIGH;
import static dev.latchkey.detection.alert.Findings.LOW;
import static dev.latchkey.detection.alert.Findings.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.History;
import dev.latchkey.detection.alert.Alert.Activity;
import dev.latchkey.detection.alert.FindingLog.ToldElsewhere;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final ApiCall CREATION = call(Operation.CREATE_USER, "userName", "old-name");
    private static final ApiCall GRANT = call(
            Operation.ATTACH_USER_POLICY,
            "userName",
            "old-name",
            "policyArn",
            "arn:aws:iam::aws:policy/AdministratorAccess");
    private static final ApiCall KEY = call(Operation.CREATE_ACCESS_KEY, "userName", "old-name");

    private final Hands clock = new Hands();
    private final FindingLog log = spy(new InMemoryFindingLog(clock));
    private final AlertPublisher publisher = mock(AlertPublisher.class);
    private final Telling telling = new Telling(log, publisher);

    @Test
    void a_finding_is_told_once() {
        assertThat(telling.tell(MEDIUM)).isTrue();
        assertThat(telling.tell(MEDIUM)).isFalse();
        verify(publisher).publish(new Alert(MEDIUM, Activity.CREATE));
        verifyNoMoreInteractions(publisher);
    }

    @Test
    void a_finding_that_rises_is_told_again_and_one_that_falls_is_not() {
        telling.tell(MEDIUM);
        assertThat(telling.tell(HIGH)).isTrue();
        assertThat(telling.tell(LOW)).isFalse();
        verify(publisher).publish(new Alert(HIGH, Activity.UPDATE));
        verify(publisher, never()).publish(new Alert(LOW, Activity.UPDATE));
    }

    @Test
    void it_is_marked_as_told_only_after_it_was_published() {
        telling.tell(MEDIUM);
        var inOrder = inOrder(log, publisher);
        inOrder.verify(log).claim(MEDIUM);
        inOrder.verify(publisher).publish(any());
        inOrder.verify(log).told(any());
    }

    @Test
    void what_could_not_be_published_is_not_marked_and_is_told_after_the_lease() {
        doThrow(new IllegalStateException("the topic is gone"))
                .doNothing()
                .when(publisher)
                .publish(any());
        assertThatThrownBy(() -> telling.tell(MEDIUM)).hasMessage("the topic is gone");
        verify(log, never()).told(any());
        clock.pass(FindingLog.LEASE);
        assertThat(telling.tell(MEDIUM)).isTrue();
    }

    @Test
    void what_could_not_be_published_and_has_risen_since_is_to_be_tried_again_until_the_lease_ends() {
        doThrow(new IllegalStateException("the topic is gone"))
                .doNothing()
                .when(publisher)
                .publish(any());
        assertThatThrownBy(() -> telling.tell(MEDIUM)).hasMessage("the topic is gone");
        assertThatThrownBy(() -> telling.tell(HIGH)).isInstanceOf(ToldElsewhere.class);
        clock.pass(FindingLog.LEASE);
        assertThat(telling.tell(HIGH)).isTrue();
    }

    @Test
    void a_telling_that_could_not_be_marked_is_repeated_rather_than_lost() {
        doThrow(new IllegalStateException("the table is gone"))
                .doCallRealMethod()
                .when(log)
                .told(any());
        assertThatThrownBy(() -> telling.tell(MEDIUM)).hasMessage("the table is gone");
        clock.pass(FindingLog.LEASE);
        assertThat(telling.tell(MEDIUM)).isTrue();
        verify(publisher, times(2)).publish(new Alert(MEDIUM, Activity.CREATE));
    }

    @Test
    void what_cannot_be_claimed_is_not_published() {
        doThrow(new IllegalStateException("the table is gone")).when(log).claim(any());
        assertThatThrownBy(() -> telling.tell(MEDIUM)).hasMessage("the table is gone");
        verify(publisher, never()).publish(any());
    }

    @Test
    void who_is_renamed_is_told_again_under_the_new_name_and_once() {
        History history = administrator();
        Finding before = found(history, "old-name");
        Finding after = found(renamed(history), "new-name");
        telling.tell(before);
        assertThat(telling.tell(after)).isTrue();
        assertThat(telling.tell(after)).isFalse();
        verify(publisher).publish(new Alert(before, Activity.CREATE));
        verify(publisher).publish(new Alert(after, Activity.RENAMED));
        verifyNoMoreInteractions(publisher);
    }

    @Test
    void who_was_not_told_of_before_is_new_under_whatever_name() {
        Finding after = found(renamed(administrator()), "new-name");
        telling.tell(after);
        verify(publisher).publish(new Alert(after, Activity.CREATE));
    }

    @Test
    void what_was_told_of_the_key_alone_under_the_name_before_is_closed_too() {
        History keyed = new History().then(2, GRANT, KEY);
        Finding before = found(keyed, "old-name");
        Finding after = found(renamed(keyed.then(1, CREATION)), "new-name");
        telling.tell(before);
        telling.tell(after);
        verify(publisher).publish(new Alert(after, Activity.CREATE, List.of(before.uid()), List.of()));
        verify(publisher).publish(new Alert(after.closing(before.uid()), Activity.CLOSE));
    }

    private static History administrator() {
        return new History().then(1, CREATION).then(2, GRANT, KEY);
    }

    private static History renamed(History history) {
        return history.then(3, call(Operation.UPDATE_USER, "userName", "old-name", "newUserName", "new-name"));
    }

    private static Finding found(History history, String name) {
        return history.findings(History.user(name)).get(0);
    }
}
