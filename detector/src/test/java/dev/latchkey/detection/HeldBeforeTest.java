package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
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
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who held a policy, or sat in a group, before any record: IAM is asked as it comes to allow much. */
class HeldBeforeTest {

    private final InMemoryChainStore store = new InMemoryChainStore();
    private final Iam iam = new Iam();
    private final List<Finding> told = new ArrayList<>();
    private final Telling telling =
            new Telling(new InMemoryFindingLog(new Hands()), alert -> told.add(alert.finding()));
    private final Detector detector =
            new Detector(store, Account.NOT_ASKED, iam, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    @Test
    void an_old_holder_of_a_policy_that_comes_to_allow_everything_gains_that_and_a_key_completes_it() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 0, version("v2", "*"));
        assertThat(told).isEmpty();
        observe("e-2", 60, keyed("Old"));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(rows(told.get(0)))
                .containsExactly(
                        "CreatePolicyVersion granted " + OWN_POLICY
                                + ", already held (ADMIN: allows every action on every resource)",
                        "CreateAccessKey access key");
        assertThat(told.get(0).stretch().evidence()).isEmpty();
    }

    @Test
    void whichever_of_the_two_comes_first() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-2", 60, keyed("Old"));
        observe("e-1", 0, version("v2", "*"));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void whoever_gives_it_to_himself_is_told_as_that() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 0, Calls.by(Cast.user("Old"), version("v2", "*")));
        observe("e-2", 60, Calls.by(Cast.user("Old"), keyed("Old")));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void whoever_sits_in_a_group_gains_what_the_group_does() {
        iam.shows("ops", Iam.user("Old"));
        observe(
                "e-1",
                0,
                allowing(allow("*", "*"), call(Operation.PUT_GROUP_POLICY, "groupName", "ops", "policyName", "p")));
        observe("e-2", 60, keyed("Old"));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(rows(told.get(0)))
                .contains(
                        "PutGroupPolicy granted p through ops, already in it (ADMIN: allows every action on every resource)");
    }

    @Test
    void and_whoever_sits_in_a_group_that_holds_the_policy() {
        iam.shows(OWN_POLICY, new Holder(Iam.group("ops"), "ops")).shows("ops", Iam.user("Old"), Iam.user("Other"));
        observe("e-1", 0, version("v2", "*"));
        observe("e-2", 60, keyed("Other"));
        assertThat(told).extracting(it -> it.stretch().subject().name()).containsExactly("other");
        assertThat(iam.asked).containsExactly("who holds " + OWN_POLICY, "who holds ops");
    }

    @Test
    void of_what_allows_little_nobody_is_asked() {
        observe("e-1", 0, version("v2", "s3:GetObject"));
        observe("e-2", 1, call(Operation.ATTACH_GROUP_POLICY, "groupName", "ops", "policyArn", readOnly()));
        assertThat(iam.asked).isEmpty();
    }

    @Test
    void nor_of_what_the_records_made() {
        observe("e-0", 0, call(Operation.CREATE_GROUP, "groupName", "ops"));
        observe("e-1", 1, call(Operation.ATTACH_GROUP_POLICY, "groupName", "ops", "policyArn", administrator()));
        assertThat(iam.asked).isEmpty();
    }

    @Test
    void what_is_given_in_the_records_was_not_held_before() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 0, version("v2", "*"));
        observe("e-2", 60, call(Operation.ATTACH_USER_POLICY, "userName", "Old", "policyArn", OWN_POLICY));
        observe("e-3", 120, keyed("Old"));
        assertThat(rows(told.get(0)))
                .containsExactly(
                        "AttachUserPolicy granted " + OWN_POLICY + " (ADMIN: allows every action on every resource)",
                        "CreateAccessKey access key");
    }

    @Test
    void what_was_taken_away_before_the_change_is_not_held_at_it() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 0, version("v2", "*"));
        observe("e-2", 60, call(Operation.DETACH_USER_POLICY, "userName", "Old", "policyArn", OWN_POLICY));
        observe("e-3", 120, version("v3", "*"));
        observe("e-4", 180, keyed("Old"));
        assertThat(told).hasSize(1);
        assertThat(rows(told.get(0)))
                .filteredOn(row -> row.startsWith("CreatePolicyVersion"))
                .hasSize(1);
    }

    @Test
    void that_somebody_holds_it_is_remembered_once_though_it_changes_again() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 0, version("v2", "*"));
        observe("e-1", 0, version("v2", "*"));
        observe("e-2", 60, version("v3", "*"));
        assertThat(store.read(new Subject.User("aws", Cast.HOME, "Old")).steps())
                .extracting(Step::eventId)
                .containsExactly("e-1#" + policy().key());
    }

    @Test
    void an_iam_that_does_not_answer_holds_nothing_up() {
        observe("e-1", 0, version("v2", "*"));
        observe("e-2", 60, keyed("Old"));
        assertThat(iam.asked).contains("who holds " + OWN_POLICY);
        assertThat(told).isEmpty();
    }

    @Test
    void of_many_holders_so_many_are_followed() {
        Holder[] many = new Holder[200];
        for (int at = 0; at < many.length; at++) {
            many[at] = Iam.user("u" + at);
        }
        iam.shows(OWN_POLICY, many);
        observe("e-1", 0, version("v2", "*"));
        assertThat(store.subjects())
                .filteredOn(subject -> subject.name().matches("u[0-9]+"))
                .hasSize(50);
    }

    private static Subject policy() {
        return new Subject.Thing(Subject.Kind.POLICY, "aws", Cast.HOME, OWN_POLICY);
    }

    private static String administrator() {
        return "arn:aws:iam::aws:policy/AdministratorAccess";
    }

    private static String readOnly() {
        return "arn:aws:iam::aws:policy/ReadOnlyAccess";
    }

    private static List<String> rows(Finding finding) {
        return finding.stretch().steps().stream()
                .map(step -> step.operation().eventName() + " " + step.fact().shown())
                .toList();
    }

    private void observe(String eventId, int second, ApiCall call) {
        detector.observe(Calls.at(eventId, NOON.plusSeconds(second), call), telling, Severity.MEDIUM);
    }

    private static ApiCall version(String version, String action) {
        return answered(
                "policyVersion.versionId",
                version,
                allowing(
                        allow(action, "*"),
                        call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN_POLICY, "setAsDefault", "true")));
    }

    private static ApiCall keyed(String name) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", name);
    }
}
