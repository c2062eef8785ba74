package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More names than one judgement reads: what is not read may have been anything, and is told. */
class ManyNamesTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    @Test
    void ten_renames_hide_nobody() {
        history.then(0, created("n0"), admin("n0"));
        renamed(10);
        history.then(20, key("n10"));
        assertThat(history.found(user("n10"))).containsExactly("NEW_USER_POWERFUL_KEYED HIGH");
        assertThat(kinds("n10")).doesNotContain(Kind.TRUNCATED);
    }

    @Test
    void after_the_eleventh_rename_what_was_held_before_the_first_is_not_known_and_people_are_told() {
        history.then(0, created("n0"), admin("n0"));
        renamed(11);
        history.then(20, key("n11"));
        assertThat(history.found(user("n11"))).containsExactly("UNKNOWN_KEYED MEDIUM");
        assertThat(kinds("n11")).contains(Kind.TRUNCATED);
        assertThat(history.findings(user("n11")).get(0).stretch().of(Stage.GRANT))
                .extracting(step -> step.fact().shown())
                .containsExactly("brought along from n0 (UNKNOWN: what was held under older names was not read)");
    }

    @Test
    void what_was_given_under_a_name_that_is_read_counts_beside_what_is_not() {
        history.then(0, created("n0"));
        renamed(1);
        history.then(2, admin("n1"));
        for (int at = 1; at < 11; at++) {
            history.then(at + 2, renamed("n" + at, "n" + (at + 1)));
        }
        history.then(20, key("n11"));
        assertThat(history.found(user("n11"))).containsExactly("POWERFUL_KEYED HIGH");
        assertThat(kinds("n11")).contains(Kind.TRUNCATED);
    }

    @Test
    void what_an_older_name_did_is_not_read_whole_where_it_overflows() {
        history.then(0, created("a"), key("a"));
        for (int at = 0; at <= ChainStore.STEPS_PER_STAGE; at++) {
            history.then(1, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", "policy/p" + at));
        }
        assertThat(kinds("a")).contains(Kind.TRUNCATED);
        history.then(2, renamed("a", "b"));
        assertThat(kinds("b")).contains(Kind.TRUNCATED);
    }

    @Test
    void of_eleven_who_took_one_name_after_each_other_the_last_brings_what_is_not_known() {
        for (int at = 0; at < 11; at++) {
            history.then(2L * at, created("n" + at), admin("n" + at)).then(2L * at + 1, renamed("n" + at, "a"));
        }
        assertThat(history.settled(user("a")).truncated()).isTrue();
        assertThat(history.settled(user("a")).of(Stage.CREATION)).hasSize(10);
        assertThat(history.settled(user("a")).of(Stage.GRANT))
                .filteredOn(step -> step.fact() instanceof Fact.Granted granted && granted.means() == Means.OLDER_NAME)
                .extracting(Step::time)
                .containsExactly(Cast.NOON.plusSeconds(21 * 60));
    }

    @Test
    void what_a_group_gets_after_ten_renames_reaches_who_joined_it_under_the_first_name() {
        history.then(0, created("a"), group(), joined(), key("a"));
        groupRenamed(10);
        history.then(20, call(Operation.ATTACH_GROUP_POLICY, "groupName", "g10", "policyArn", ADMIN));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED HIGH");
    }

    @Test
    void eleven_renames_do_not_take_from_a_member_what_the_group_held_then() {
        history.then(0, group(), toGroup()).then(1, created("a"), joined(), key("a"));
        groupRenamed(11);
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED HIGH");
    }

    @Test
    void what_a_group_was_given_after_that_may_be_anything() {
        history.then(0, group()).then(1, created("a"), joined(), key("a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_KEYED LOW");
        groupRenamed(11);
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED MEDIUM");
    }

    @Test
    void a_caller_with_eleven_names_is_as_young_as_under_the_first() {
        history.then(0, created("n0")).then(1, by(Cast.user("n0"), created("a")), key("a"));
        for (int at = 0; at < 11; at++) {
            history.then(at + 2, renamed("n" + at, "n" + (at + 1)));
        }
        assertThat(kinds("a")).contains(Kind.YOUNG_CALLER);
    }

    /** A minute after each other, from the first. */
    private void renamed(int times) {
        for (int at = 0; at < times; at++) {
            history.then(at + 1, renamed("n" + at, "n" + (at + 1)));
        }
    }

    private void groupRenamed(int times) {
        for (int at = 0; at < times; at++) {
            history.then(at + 2, call(Operation.UPDATE_GROUP, "groupName", "g" + at, "newGroupName", "g" + (at + 1)));
        }
    }

    private static ApiCall renamed(String from, String to) {
        return call(Operation.UPDATE_USER, "userName", from, "newUserName", to);
    }

    private List<Kind> kinds(String name) {
        return history.findings(user(name)).stream()
                .map(Finding::assessment)
                .flatMap(assessment -> assessment.traits().stream())
                .map(Trait::kind)
                .toList();
    }

    private static ApiCall created(String name) {
        return call(Operation.CREATE_USER, "userName", name);
    }

    private static ApiCall admin(String name) {
        return call(Operation.ATTACH_USER_POLICY, "userName", name, "policyArn", ADMIN);
    }

    private static ApiCall key(String name) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", name);
    }

    private static ApiCall group() {
        return call(Operation.CREATE_GROUP, "groupName", "g0");
    }

    private static ApiCall toGroup() {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", "g0", "policyArn", ADMIN);
    }

    private static ApiCall joined() {
        return call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g0");
    }
}
