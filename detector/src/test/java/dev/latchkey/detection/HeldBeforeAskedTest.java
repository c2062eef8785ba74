package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Iam.OWN_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When IAM is asked who holds something, and what is kept of its answer. */
class HeldBeforeAskedTest extends HeldBeforeCase {

    @Test
    void what_is_not_known_of_the_change_is_asked_as_soon_as_people_would_be_told() {
        iam.shows(OWN_POLICY, Iam.user("Old")).allows(OWN_POLICY + "#v3", Level.ADMIN);
        observe("e-1", 0, call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", OWN_POLICY, "versionId", "v3"));
        assertThat(iam.asked).containsExactly("who holds " + OWN_POLICY);
        observe("e-2", 60, keyed("Old"));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(iam.asked).contains(OWN_POLICY + "#v3");
    }

    @Test
    void so_is_a_policy_that_a_group_is_given() {
        iam.shows("ops", Iam.user("Old")).allows(OWN_POLICY, Level.ADMIN);
        observe("e-1", 0, call(Operation.ATTACH_GROUP_POLICY, "groupName", "ops", "policyArn", OWN_POLICY));
        observe("e-2", 60, keyed("Old"));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
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
    void what_was_shown_longer_ago_than_it_matters_is_remembered_anew() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        int follow = (int) Tuning.DEFAULT.follow().toSeconds();
        observe("e-1", 0, version("v2", "iam:AttachUserPolicy"));
        observe("e-2", follow + 2, version("v3", "*"));
        assertThat(store.read(new Subject.User("aws", Cast.HOME, "Old")).steps())
                .extracting(Step::eventId)
                .containsExactly("e-1#" + policy().key(), "e-2#" + policy().key());
    }

    @Test
    void what_a_later_event_showed_says_nothing_of_an_earlier_one() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-2", 60, version("v3", "*"));
        observe("e-1", 0, version("v2", "iam:AttachUserPolicy"));
        assertThat(store.read(new Subject.User("aws", Cast.HOME, "Old")).steps())
                .hasSize(2);
    }

    @Test
    void a_version_that_allows_no_more_than_the_one_before_asks_nothing_and_gives_old_holders_nothing() {
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 0, version("v2", "iam:AttachUserPolicy"));
        observe("e-2", 2 * DAY, version("v3", "iam:PutUserPolicy"));
        observe("e-3", 2 * DAY + 60, keyed("Old"));
        assertThat(told).isEmpty();
        assertThat(iam.asked).containsExactly("who holds " + OWN_POLICY);
        observe("e-4", 2 * DAY + 120, version("v4", "*"));
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void of_many_groups_so_many_are_asked_about_also_behind_many_users() {
        List<Holder> holders = new ArrayList<>();
        IntStream.range(0, 60).mapToObj(at -> Iam.user("u" + at)).forEach(holders::add);
        IntStream.range(0, 12)
                .mapToObj(at -> new Holder(Iam.group("g" + at), "g" + at))
                .forEach(holders::add);
        iam.shows(OWN_POLICY, holders.toArray(Holder[]::new)).shows("g9", Iam.user("Member"));
        observe("e-1", 0, version("v2", "*"));
        assertThat(iam.asked).hasSize(11).contains("who holds g9").doesNotContain("who holds g10");
        observe("e-2", 60, keyed("Member"));
        assertThat(told).hasSize(1);
    }

    @Test
    void what_iam_answers_of_one_event_counts_for_all_who_are_judged_with_it() {
        iam.shows(OWN_POLICY, Iam.user("a"), Iam.user("b")).allows(OWN_POLICY + "#v3", Level.ADMIN);
        observe("e-1", 0, keyed("a"));
        observe("e-2", 0, keyed("b"));
        observe("e-3", 60, call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", OWN_POLICY, "versionId", "v3"));
        assertThat(told).hasSize(2);
        assertThat(iam.asked).filteredOn((OWN_POLICY + "#v3")::equals).hasSize(1);
    }

    @Test
    void whoever_was_given_it_by_others_meanwhile_pushes_no_old_holder_out_of_sight() {
        IntStream.range(0, 60)
                .forEach(at -> observe(
                        "a-" + at,
                        at,
                        call(Operation.ATTACH_USER_POLICY, "userName", "n" + at, "policyArn", OWN_POLICY)));
        iam.shows(OWN_POLICY, Iam.user("Old"));
        observe("e-1", 90, keyed("Old"));
        observe("e-2", 120, version("v2", "*"));
        assertThat(told).extracting(it -> it.stretch().subject().name()).contains("old");
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
}
