package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.chain.Renames.HIGH;
import static dev.latchkey.detection.chain.Renames.admin;
import static dev.latchkey.detection.chain.Renames.created;
import static dev.latchkey.detection.chain.Renames.deleted;
import static dev.latchkey.detection.chain.Renames.groupAdmin;
import static dev.latchkey.detection.chain.Renames.groupRenamed;
import static dev.latchkey.detection.chain.Renames.joined;
import static dev.latchkey.detection.chain.Renames.key;
import static dev.latchkey.detection.chain.Renames.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenameTest {

    private static final ApiCall ADMIN_TO_GROUP = groupAdmin("g");

    private final History history = new History();

    @Test
    void the_chain_goes_along_and_leaves_nothing_under_the_older_name() {
        history.then(0, created("a"), admin("a")).then(1, renamed("a", "b")).then(2, key("b"));
        assertThat(history.found(user("b"))).containsExactly(HIGH);
        assertThat(history.found(user("a"))).isEmpty();
    }

    @Test
    void what_is_done_in_the_second_of_the_rename_counts_under_either_name() {
        history.then(0, created("a")).then(1, key("b"), renamed("a", "b"), admin("a"));
        assertThat(history.found(user("b"))).containsExactly(HIGH);
    }

    @Test
    void whoever_takes_the_name_afterwards_is_somebody_else() {
        history.then(0, created("a"), admin("a")).then(1, renamed("a", "b")).then(2, created("a"), key("a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_KEYED LOW");
        assertThat(history.found(user("b"))).containsExactly("NEW_USER_POWERFUL MEDIUM");
    }

    @Test
    void a_decoy_that_bore_the_new_name_before_does_not_split_the_chain() {
        history.then(0, created("a"), admin("a"))
                .then(1, created("b"))
                .then(2, deleted("b"))
                .then(3, renamed("a", "b"))
                .then(4, key("b"));
        assertThat(history.found(user("b"))).containsExactly(HIGH);
    }

    @Test
    void what_the_bearer_before_did_is_still_found() {
        history.then(0, created("b"), admin("b"), key("b"))
                .then(60, created("a"))
                .then(61, renamed("a", "b"))
                .then(62, key("b"));
        assertThat(history.found(user("b"))).containsExactly(HIGH, "NEW_USER_KEYED LOW");
    }

    @Test
    void ten_names_hide_nobody() {
        history.then(0, created("n0"), admin("n0"));
        for (int at = 0; at < 9; at++) {
            history.then(at + 1, renamed("n" + at, "n" + (at + 1)));
        }
        history.then(20, key("n9"));
        assertThat(history.found(user("n9"))).containsExactly(HIGH);
    }

    @Test
    void names_that_go_round_in_a_circle_end() {
        history.then(0, created("a"), admin("a"));
        for (int at = 0; at < 60; at++) {
            history.then(1 + at % 2, renamed("a", "b"), renamed("b", "a"));
        }
        history.reads();
        history.findings(user("a"));
        assertThat(history.reads()).isLessThan(20);
    }

    @Test
    void a_rename_to_the_same_name_in_another_case_changes_nothing() {
        history.then(0, created("a"), admin("a")).then(1, renamed("a", "A")).then(2, key("a"));
        assertThat(history.found(user("a"))).containsExactly(HIGH);
    }

    @Test
    void a_group_that_is_renamed_keeps_its_members_and_what_it_holds() {
        history.then(0, call(Operation.CREATE_GROUP, "groupName", "g"), ADMIN_TO_GROUP)
                .then(1, created("a"), joined("a", "g"), key("a"))
                .then(2, groupRenamed("g", "h"));
        assertThat(history.found(user("a"))).containsExactly(HIGH);
    }

    @Test
    void what_a_renamed_group_gets_reaches_a_renamed_member() {
        history.then(0, call(Operation.CREATE_GROUP, "groupName", "f"))
                .then(1, created("a"), joined("a", "f"), key("a"))
                .then(2, groupRenamed("f", "g"), renamed("a", "b"))
                .then(3, ADMIN_TO_GROUP);
        assertThat(history.found(user("b"))).containsExactly(HIGH);
    }

    @Test
    void a_member_who_was_deleted_does_not_hand_his_group_on_to_his_namesake() {
        history.then(0, created("a"), joined("a", "g"))
                .then(1, deleted("a"))
                .then(2, created("a"), key("a"))
                .then(3, ADMIN_TO_GROUP);
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED INFORMATIONAL", "NEW_USER_KEYED LOW");
    }

    @Test
    void a_role_that_names_two_of_whom_one_takes_the_name_of_the_other_is_still_his() {
        Trusted formerly = new Trusted(Kind.AWS, Cast.user("a").arn().orElseThrow(), false, false);
        Trusted another = new Trusted(Kind.AWS, Cast.user("b").arn().orElseThrow(), false, false);
        ApiCall opened =
                trusting(List.of(formerly, another), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "deploy"));
        String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        history.then(0, created("a"), created("b"))
                .then(1, opened)
                .then(2, deleted("b"))
                .then(3, renamed("a", "b"))
                .then(4, call(Operation.ATTACH_ROLE_POLICY, "roleName", "deploy", "policyArn", admin), key("b"));
        assertThat(history.found(user("b"))).contains(HIGH);
    }

    @Test
    void whoever_gave_himself_rights_under_an_older_name_still_gave_them_to_himself() {
        ApiCall own = allowing(allow("*", "*"), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "p"));
        history.then(0, by(Cast.user("a"), own)).then(1, renamed("a", "b")).then(2, by(Cast.user("b"), key("b")));
        assertThat(history.found(user("b"))).containsExactly("SELF_GRANTED_KEYED HIGH");
    }

    @Test
    void a_young_caller_stays_young_under_another_name() {
        history.then(0, created("a"))
                .then(1, by(Cast.user("a"), created("second")), by(Cast.user("a"), key("second")))
                .then(2, renamed("a", "b"));
        assertThat(history.found(user("second"))).containsExactly("NEW_USER_KEYED MEDIUM");
    }
}
