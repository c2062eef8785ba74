package dev.latchkey.detection.chain;

import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.chain.Renames.HIGH;
import static dev.latchkey.detection.chain.Renames.admin;
import static dev.latchkey.detection.chain.Renames.created;
import static dev.latchkey.detection.chain.Renames.key;
import static dev.latchkey.detection.chain.Renames.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However often names change hands in a second, little is read, and nobody is hidden by it. */
class OneSecondBoundsTest {

    @Test
    void names_that_were_borne_in_passing_do_not_hide_who_passes_later() {
        History history = new History().then(0, created("a"));
        for (int at = 1; at <= 10; at++) {
            history.then(at, renamed("a", "n" + at), renamed("n" + at, "a"));
        }
        history.then(11, renamed("a", "gone"))
                .then(12, created("x"), admin("x"))
                .then(13, renamed("x", "a"), renamed("a", "y"))
                .then(14, key("y"));
        assertThat(history.found(user("y"))).containsExactly(HIGH);
    }

    @Test
    void a_chain_counts_as_truncated_if_not_all_of_the_names_are_read() {
        assertThat(inOrder(SharedSeconds.MOST_NAMES).truncated()).isFalse();
        assertThat(inOrder(SharedSeconds.MOST_NAMES + 1).truncated()).isTrue();
    }

    /** Of a name from which others were taken and given up again, so many names in all. */
    private static Chain inOrder(int names) {
        List<ApiCall> calls = new ArrayList<>();
        for (int at = 1; at < names; at++) {
            calls.add(Calls.at("to" + at, Cast.NOON.plusSeconds(at), renamed("a", "n" + at)));
            calls.add(Calls.at("back" + at, Cast.NOON.plusSeconds(at), renamed("n" + at, "a")));
        }
        List<Step> steps =
                calls.stream().flatMap(made -> Step.of(made).stream()).toList();
        return SharedSeconds.of(chain(user("a"), steps), name -> chain(name, steps))
                .chain();
    }

    private static Chain chain(Subject name, List<Step> steps) {
        return Chain.of(
                name, steps.stream().filter(step -> step.subject().equals(name)).toList());
    }

    @Test
    void a_back_and_forth_is_followed_once_over_each_rename_however_often_that_is_met() {
        History history = new History().then(0, created("a"), admin("a"));
        for (int at = 0; at < 5; at++) {
            history.then(1, renamed("a", "b"), renamed("b", "a"));
        }
        List<Step> borne = history.read(user("a")).steps();
        List<Subject> once = followed(history, borne);
        List<Step> twice = new ArrayList<>(borne);
        twice.addAll(borne);
        assertThat(once).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        assertThat(followed(history, twice)).isEqualTo(once);
    }

    private static List<Subject> followed(History history, List<Step> borne) {
        List<Subject> followed = new ArrayList<>();
        Arrivals.with(history.read(user("a")), borne, name -> {
            followed.add(name);
            return history.read(name);
        });
        return followed;
    }

    @Test
    void ten_renames_back_and_forth_are_read_once_and_hide_nobody() {
        History history = new History().then(0, created("a"), admin("a"));
        for (int at = 0; at < 5; at++) {
            history.then(1, renamed("a", "b"), renamed("b", "a"));
        }
        history.then(2, key("a"));
        history.reads();
        assertThat(history.found(user("a"))).containsExactly(HIGH);
        assertThat(history.reads()).isLessThan(10);
    }

    @Test
    void fifty_renames_among_three_names_are_read_once_and_told() {
        List<ApiCall> round = List.of(renamed("a", "b"), renamed("b", "c"), renamed("c", "a"));
        History history = new History().then(0, created("a"), admin("a"));
        for (int at = 0; at < 51; at++) {
            history.then(1 + at / 6, round.get(at % 3));
        }
        history.then(20, admin("a"), key("a"));
        history.reads();
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED HIGH");
        assertThat(history.reads()).isLessThan(15);
    }
}
