package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A group of many gets a policy: what they all hold is long, and read once for all of them. */
class SharedReadsTest {

    private static final int MEMBERS = 30;
    private static final int TEAMS = 20;
    private static final String ARN = "arn:aws:iam::" + Cast.HOME + ":policy/p";

    private final InMemoryChainStore store = new InMemoryChainStore();
    private final List<Subject> read = new ArrayList<>();
    private final Detector detector =
            new Detector(counting(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));
    private int calls;
    private int added;

    @Test
    void the_group_and_its_policies_are_read_once_however_many_members_are_judged() {
        detector.remember(next(defined(ARN, "v1", allow("s3:*", "*"))));
        for (int at = 0; at < MEMBERS; at++) {
            detector.remember(next(call(Operation.CREATE_USER, "userName", "u" + at)));
            detector.remember(next(call(Operation.ADD_USER_TO_GROUP, "userName", "u" + at, "groupName", "g")));
            detector.remember(next(call(Operation.CREATE_LOGIN_PROFILE, "userName", "u" + at)));
        }
        read.clear();
        Telling telling = new Telling(new InMemoryFindingLog(InstantSource.system()), alert -> {});
        ApiCall last = next(call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ARN));
        assertThat(detector.observe(last, telling, Severity.CRITICAL))
                .hasSize(MEMBERS)
                .allMatch(verdict -> verdict.finding().isPresent());
        assertThat(read)
                .filteredOn(subject -> subject.kind() == Subject.Kind.GROUP)
                .hasSize(1);
        assertThat(read)
                .filteredOn(subject -> subject.kind() == Subject.Kind.POLICY)
                .hasSize(1);
        assertThat(read)
                .filteredOn(subject -> subject.kind() == Subject.Kind.CALLER)
                .hasSize(MEMBERS);
    }

    @Test
    void leads_from_dozens_who_changed_each_of_many_members_are_stored_once() {
        for (int at = 0; at < MEMBERS; at++) {
            detector.remember(next(call(Operation.CREATE_USER, "userName", "u" + at)));
            detector.remember(next(call(Operation.ADD_USER_TO_GROUP, "userName", "u" + at, "groupName", "g")));
            for (int team = 0; team < TEAMS; team++) {
                ApiCall put = call(Operation.PUT_USER_POLICY, "userName", "u" + at, "policyName", "p" + team);
                detector.remember(next(
                        Calls.by(Sessions.ofRole("team-" + team, "run"), Calls.allowing(allow("s3:*", "*"), put))));
            }
        }
        int first = addedBy(call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ARN));
        assertThat(first).isGreaterThan(MEMBERS * TEAMS);
        assertThat(addedBy(call(Operation.DETACH_GROUP_POLICY, "groupName", "g", "policyArn", ARN)))
                .isLessThan(MEMBERS);
    }

    private int addedBy(ApiCall call) {
        added = 0;
        Telling telling = new Telling(new InMemoryFindingLog(InstantSource.system()), alert -> {});
        detector.observe(next(call), telling, Severity.CRITICAL);
        return added;
    }

    private ApiCall next(ApiCall call) {
        calls++;
        return Calls.at("e-" + calls, Cast.NOON.plus(Duration.ofSeconds(calls)), call);
    }

    private ChainStore counting() {
        return new ForwardingChainStore() {
            @Override
            public ChainStore behind() {
                return store;
            }

            @Override
            public void add(Collection<Step> steps) {
                added += steps.size();
                store.add(steps);
            }

            @Override
            public Chain read(Subject subject) {
                read.add(subject);
                return store.read(subject);
            }
        };
    }
}
