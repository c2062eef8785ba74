package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.subject.IdentityArn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as IAM has them: kept in their case, compared without it, and no part of a path. */
class NamesTest {

    private final History history = new History();

    @ParameterizedTest
    @ValueSource(strings = {"test@example.com", "a+b=c,d.e@f-g_h", "UPPER", "0"})
    void every_character_of_iams_alphabet_may_stand_in_a_name(String name) {
        history.then(0, call(Operation.CREATE_USER, "userName", name, "path", "/teams/red/"))
                .then(1, call(Operation.CREATE_ACCESS_KEY, "userName", name));
        assertThat(history.found(user(name))).containsExactly("NEW_USER_KEYED LOW");
        assertThat(history.findings(user(name)).get(0).stretch().target()).isEqualTo(name);
        assertThat(IdentityArn.of("arn:aws:iam::" + Cast.HOME + ":user/teams/red/" + name))
                .map(IdentityArn::subject)
                .contains(user(name));
    }

    @Test
    void names_that_differ_in_case_alone_are_one() {
        history.then(0, call(Operation.CREATE_USER, "userName", "Eve"))
                .then(1, call(Operation.CREATE_ACCESS_KEY, "userName", "eVE"));
        assertThat(history.found(user("eve"))).containsExactly("NEW_USER_KEYED LOW");
    }

    @Test
    void another_path_alone_and_another_case_alone_are_no_rename() {
        assertThat(Step.of(call(Operation.UPDATE_USER, "userName", "eve", "newPath", "/x/")))
                .isEmpty();
        assertThat(Step.of(call(Operation.UPDATE_USER, "userName", "eve", "newUserName", "EVE")))
                .isEmpty();
        assertThat(Step.of(call(Operation.UPDATE_GROUP, "groupName", "g", "newPath", "/x/")))
                .isEmpty();
        assertThat(Step.of(call(Operation.UPDATE_USER, "userName", "eve", "newUserName", "eva")))
                .hasSize(2);
    }

    @Test
    void a_deletion_that_is_delivered_before_the_creation_is_the_end_of_it_all_the_same() {
        history.then(5, call(Operation.DELETE_USER, "userName", "eve"))
                .then(1, call(Operation.CREATE_ACCESS_KEY, "userName", "eve"))
                .then(0, call(Operation.CREATE_USER, "userName", "eve"));
        assertThat(history.found(user("eve"))).containsExactly("NEW_USER_KEYED MEDIUM");
    }
}
