package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.History.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A vendor's role that is assumed every minute, for years. */
class UsedAllDayTest {

    private static final ApiCall MADE = trusting(List.of(THE_VENDOR), call(Operation.CREATE_ROLE, "roleName", "r"));
    private static final int READ = ChainStore.STEPS_PER_STAGE;

    private final InMemoryChainStore store = new InMemoryChainStore();
    private final List<Step> stored = new ArrayList<>();
    private final Telling telling = new Telling(new InMemoryFindingLog(new Hands()), alert -> {});
    private final Detector detector =
            new Detector(remembering(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @Test
    void a_use_that_no_judgement_would_read_is_not_stored_and_changes_nothing() {
        observe(0, MADE);
        for (int minute = 1; minute <= 2 * READ; minute++) {
            assertThat(observe(minute, used())).hasSize(minute <= READ ? 1 : 0);
        }
        assertThat(uses()).hasSize(READ);
        assertThat(store.read(role("r")).truncated()).isFalse();
    }

    @Test
    void one_that_comes_late_and_is_earlier_than_those_is() {
        for (int minute = 1; minute <= READ; minute++) {
            observe(minute, used());
        }
        observe(0, used());
        observe(0, used());
        assertThat(uses()).hasSize(READ + 2);
        assertThat(store.read(role("r")).steps()).extracting(Step::eventId).contains("e-0");
    }

    @Test
    void denials_are_stored_however_many() {
        for (int minute = 1; minute <= READ + 1; minute++) {
            observe(minute, failed("AccessDenied", call(Operation.DELETE_ROLE, "roleName", "r")));
        }
        assertThat(stored).filteredOn(step -> step.subject().equals(role("r"))).hasSize(READ + 1);
    }

    private List<Step> uses() {
        return stored.stream().filter(step -> step.isNote(Note.USED)).toList();
    }

    private List<Verdict> observe(int minute, ApiCall call) {
        ApiCall last = Calls.at("e-" + minute, Cast.NOON.plus(Duration.ofMinutes(minute)), call);
        return detector.observe(last, telling, Severity.CRITICAL);
    }

    private static ApiCall used() {
        return Calls.by(
                Cast.OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", "arn:aws:iam::" + Cast.HOME + ":role/r"));
    }

    private ChainStore remembering() {
        return new ForwardingChainStore() {
            @Override
            public ChainStore behind() {
                return store;
            }

            @Override
            public void add(Collection<Step> steps) {
                stored.addAll(steps);
                store.add(steps);
            }
        };
    }
}
