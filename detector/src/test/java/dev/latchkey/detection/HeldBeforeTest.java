package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Iam.OWN_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Severity;
import org.junit.jupiter.api.Test;

/** What comes to those who held a policy, or sat in a group, before any record shows it. */
class HeldBeforeTest extends HeldBeforeCase {

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
    void nor_what_the_records_show_as_taken_away_before() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-0", -60, call(Operation.DETACH_USER_POLICY, "userName", "Old", "policyArn", OWN_POLICY));
        observe("e-1", 0, version("v2", "*"));
        observe("e-3", 120, keyed("Old"));
        assertThat(told).isEmpty();
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
}
