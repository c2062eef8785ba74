package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Iam.OWN_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When IAM is asked, what for, and what becomes of its answer. */
class LookUpsTest {

    private final ChainStore store = new InMemoryChainStore();
    private final Iam iam = new Iam();
    private final List<Finding> told = new ArrayList<>();
    private final Telling telling =
            new Telling(new InMemoryFindingLog(new Hands()), alert -> told.add(alert.finding()));
    private final Detector detector =
            new Detector(store, Account.NOT_ASKED, iam, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @Test
    void an_ordinary_new_user_asks_nothing() {
        observe("e-1", created("svc"));
        observe("e-2", attached("svc", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        assertThat(iam.asked).isEmpty();
    }

    @Test
    void a_complete_finding_of_known_level_asks_nothing() {
        observe("e-1", created("svc"));
        observe("e-2", attached("svc", "arn:aws:iam::aws:policy/AdministratorAccess"));
        observe("e-3", keyed("svc"));
        assertThat(iam.asked).isEmpty();
        assertThat(told).hasSize(2);
    }

    @Test
    void a_policy_that_no_record_shows_beside_one_that_is_powerful_anyway_is_not_asked_for() {
        observe("e-1", created("svc"));
        observe("e-2", attached("svc", "arn:aws:iam::aws:policy/AdministratorAccess"));
        observe("e-3", attached("svc", OWN_POLICY));
        observe("e-4", keyed("svc"));
        assertThat(iam.asked).isEmpty();
    }

    @Test
    void a_new_role_for_ones_own_with_a_policy_that_no_record_shows_is_told_in_no_case_and_asks_nothing() {
        observe("e-1", Calls.trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "deploy")));
        observe("e-2", call(Operation.ATTACH_ROLE_POLICY, "roleName", "deploy", "policyArn", OWN_POLICY));
        assertThat(iam.asked).isEmpty();
    }

    @Test
    void a_policy_that_no_record_shows_is_asked_for_by_its_name_as_aws_wrote_it_and_only_once() {
        iam.allows(OWN_POLICY, Level.ADMIN);
        observe("e-1", created("svc"));
        observe("e-2", attached("svc", OWN_POLICY));
        observe("e-3", keyed("svc"));
        observe("e-3", keyed("svc"));
        assertThat(iam.asked).containsExactly(OWN_POLICY);
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
    }

    @Test
    void an_answer_that_is_harmless_leaves_nothing_to_tell_before_there_is_a_credential() {
        iam.allows(OWN_POLICY, Level.LIMITED);
        observe("e-1", created("svc"));
        observe("e-2", attached("svc", OWN_POLICY));
        assertThat(iam.asked).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void an_answer_outlives_the_worker_that_asked() {
        iam.allows(OWN_POLICY, Level.ADMIN);
        observe("e-1", created("svc"));
        observe("e-2", attached("svc", OWN_POLICY));
        iam.forgets();
        assertThat(judged("svc"))
                .extracting(it -> it.stretch().privilege().level())
                .containsExactly(Level.ADMIN);
        assertThat(iam.asked).hasSize(1);
    }

    @Test
    void a_group_is_asked_for_unless_its_beginning_was_seen() {
        iam.allows("Ops", Level.ESCALATION);
        observe("e-1", created("a"));
        observe("e-2", call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "Ops"));
        assertThat(iam.asked).containsExactly("Ops");
        observe("e-3", call(Operation.CREATE_GROUP, "groupName", "New"));
        observe("e-4", created("b"));
        observe("e-5", call(Operation.ADD_USER_TO_GROUP, "userName", "b", "groupName", "New"));
        assertThat(iam.asked).containsExactly("Ops");
        assertThat(told).extracting(finding -> finding.stretch().target()).containsExactly("a");
    }

    @Test
    void a_version_that_was_made_the_default_and_not_seen_is_asked_for_by_itself() {
        iam.allows(OWN_POLICY + "#v3", Level.ADMIN);
        observe("e-1", call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", OWN_POLICY, "versionId", "v3"));
        observe("e-2", created("svc"));
        observe("e-3", attached("svc", OWN_POLICY));
        assertThat(iam.asked).containsExactly("who holds " + OWN_POLICY, OWN_POLICY + "#v3");
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
    }

    private static ApiCall created(String user) {
        return call(Operation.CREATE_USER, "userName", user);
    }

    private static ApiCall keyed(String user) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", user);
    }

    private static ApiCall attached(String user, String policyArn) {
        return call(Operation.ATTACH_USER_POLICY, "userName", user, "policyArn", policyArn);
    }

    private void observe(String eventId, ApiCall call) {
        Instant time = NOON.plusSeconds(Long.parseLong(eventId.substring(2)));
        detector.observe(at(eventId, time, call), telling, Severity.MEDIUM);
    }

    private List<Verdict> judged(String user) {
        return detector.judge(new Subject.User("aws", Cast.HOME, user)).verdicts();
    }
}
