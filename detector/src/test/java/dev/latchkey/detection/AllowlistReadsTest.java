package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistReadOnce;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllowlistReadsTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    /** As many as one run throws for. */
    private static final List<String> MANY =
            IntStream.range(0, 10).mapToObj(number -> "u" + number).toList();

    private final List<Map<String, Object>> table = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Telling telling = new Telling(
            new InMemoryFindingLog(new Hands()),
            alert -> told.add(alert.finding().stretch().target()));
    private int reads;
    private boolean busy;
    private final Allowlist allowlist = new AllowlistReadOnce(this::read);
    private final Detector detector =
            new Detector(new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, allowlist));

    @Test
    void an_event_reads_the_allowlist_once_however_many_it_touches_and_the_next_anew() {
        MANY.forEach(name -> observe("e-1" + name, call(Operation.CREATE_ACCESS_KEY, "userName", name)));
        observe("e-2", call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        reads = 0;
        observe("e-3", opened());
        assertThat(told).containsAll(MANY);
        assertThat(reads).isEqualTo(1);
        observe("e-4", opened());
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void a_table_that_fails_is_asked_once_an_event_and_each_identity_fails_by_itself() {
        MANY.forEach(name -> observe("e-1" + name, call(Operation.CREATE_ACCESS_KEY, "userName", name)));
        observe("e-2", call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        reads = 0;
        busy = true;
        assertThatThrownBy(() -> observe("e-3", opened()))
                .isInstanceOf(AllowlistUnread.class)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(MANY.size() - 1));
        assertThat(reads).isEqualTo(1);
        busy = false;
        observe("e-3", opened());
        assertThat(told).containsAll(MANY);
    }

    @Test
    void an_edit_between_two_events_acts_on_the_second() {
        table.add(EntryAttributes.with(Map.of(
                "principal", Cast.MALLORY.name(), "stages", List.of("CREATION", "GRANT"), "maxPrivilege", "ADMIN")));
        observe("e-1", call(Operation.CREATE_USER, "userName", "a"));
        observe("e-2", call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));
        assertThat(told).isEmpty();
        table.clear();
        observe("e-2", call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));
        assertThat(told).containsExactly("a");
    }

    private static ApiCall opened() {
        return trusting(
                Stream.concat(MANY.stream().map(Cast::userOf), Stream.of(Cast.THE_VENDOR))
                        .toList(),
                call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"));
    }

    private Allowlist.Entries read() {
        reads++;
        if (busy) {
            throw new AllowlistUnread("ThrottlingException", false, new IllegalStateException());
        }
        return Allowlist.Entries.of(table);
    }

    private void observe(String eventId, ApiCall call) {
        detector.observe(at(eventId, NOON, call), telling, Severity.MEDIUM);
    }
}
