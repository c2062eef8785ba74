package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.chain.Renames.HIGH;
import static dev.latchkey.detection.chain.Renames.admin;
import static dev.latchkey.detection.chain.Renames.created;
import static dev.latchkey.detection.chain.Renames.deleted;
import static dev.latchkey.detection.chain.Renames.groupAdmin;
import static dev.latchkey.detection.chain.Renames.joined;
import static dev.latchkey.detection.chain.Renames.key;
import static dev.latchkey.detection.chain.Renames.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import org.junit.jupiter.api.Test;

/** Names that are given up, taken back, and borne by two. */
class RenameBoundsTest {

    private static final ApiCall ADMIN_TO_GROUP = groupAdmin("g");
    private static final ApiCall GROUP = call(Operation.CREATE_GROUP, "groupName", "g");

    private final History history = new History();

    @Test
    void a_key_made_under_his_name_while_he_had_given_it_up_is_not_his() {
        history.then(0, created("a"), admin("a"))
                .then(1, renamed("a", "b"))
                .then(2, key("a"))
                .then(3, renamed("b", "a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL MEDIUM");
    }

    @Test
    void who_takes_his_old_name_back_is_whom_he_was_whichever_name_sorts_first() {
        history.then(0, created("a"), admin("a"))
                .then(1, renamed("a", "b"))
                .then(2, renamed("b", "a"))
                .then(3, key("a"));
        history.then(0, created("z"), admin("z"))
                .then(1, renamed("z", "y"))
                .then(2, renamed("y", "z"))
                .then(3, key("z"));
        assertThat(history.found(user("a"))).containsExactly(HIGH);
        assertThat(history.found(user("z"))).containsExactly(HIGH);
    }

    @Test
    void the_reader_of_a_namesakes_finding_is_shown_that_the_bearer_before_took_another_name() {
        history.then(0, created("a")).then(1, renamed("a", "b")).then(2, created("a"), admin("a"), key("a"));
        Finding finding = history.findings(user("a")).get(0);
        assertThat(finding.stretch().story())
                .extracting(step -> step.fact().shown())
                .startsWith("renamed to b");
    }

    @Test
    void what_a_group_gets_reaches_a_member_who_was_renamed_twice() {
        history.then(0, GROUP, created("a"), joined("a", "g"), key("a"))
                .then(1, renamed("a", "b"))
                .then(2, renamed("b", "c"))
                .then(3, ADMIN_TO_GROUP);
        assertThat(history.found(user("c"))).containsExactly(HIGH);
    }

    @Test
    void what_a_group_gets_reaches_a_member_whose_new_name_another_bore_before() {
        history.then(0, GROUP, created("b"), deleted("b"))
                .then(1, created("a"), joined("a", "g"), key("a"))
                .then(2, renamed("a", "b"))
                .then(3, ADMIN_TO_GROUP);
        assertThat(history.found(user("b"))).containsExactly(HIGH);
    }

    @Test
    void what_a_group_got_before_a_namesake_of_its_member_was_made_was_the_members() {
        history.then(0, GROUP, created("a"), joined("a", "g"), key("a"))
                .then(1, ADMIN_TO_GROUP)
                .then(2, created("a"));
        assertThat(history.found(user("a"))).containsExactly(HIGH);
    }
}
