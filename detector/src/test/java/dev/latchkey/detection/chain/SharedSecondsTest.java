package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.chain.Renames.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that share a second are read, and no others, to a bound; a chain says if one of them could not be. */
class SharedSecondsTest {

    private static final Subject A = user("a");

    private final List<Step> stored = new ArrayList<>();
    private final List<Subject> read = new ArrayList<>();

    @Test
    void one_rename_in_a_second_reads_no_other_name_whatever_else_was_done_then() {
        rename(0, "a", "b");
        stored.add(keyed(A, "e-key", NOON));
        assertThat(shared().chain()).isEqualTo(stored(A));
        assertThat(read).isEmpty();
    }

    @Test
    void nor_do_two_renames_in_two_seconds() {
        rename(0, "a", "b");
        rename(1, "b", "a");
        assertThat(shared().chain()).isEqualTo(stored(A));
        assertThat(read).isEmpty();
    }

    @Test
    void two_renames_in_a_second_read_the_names_of_that_second_only() {
        backAndForth(0, "a", "b");
        rename(1, "a", "c");
        assertThat(shared().chain().truncated()).isFalse();
        assertThat(read).containsExactly(user("b"));
    }

    @Test
    void a_name_that_could_not_be_read_makes_the_chain_truncated() {
        backAndForth(0, "a", "b");
        assertThat(with(StoredChains.notRead(user("b"))).truncated()).isTrue();
    }

    @Test
    void one_of_which_only_the_strongest_steps_were_read_does_not() {
        backAndForth(0, "a", "b");
        Chain other = stored(user("b"));
        assertThat(with(Chain.of(other.subject(), other.steps(), true)).truncated())
                .isFalse();
    }

    @Test
    void nor_does_one_under_which_nothing_stands() {
        backAndForth(0, "a", "b");
        assertThat(with(Chain.of(user("b"), List.of())).truncated()).isFalse();
    }

    @Test
    void fifty_names_are_read_if_the_last_of_them_shares_a_second_with_another_only() {
        namesBesideOneOfAnother(SharedSeconds.MOST_NAMES - 2);
        assertThat(shared().chain().truncated()).isFalse();
        assertThat(read).contains(user("other")).hasSize(SharedSeconds.MOST_NAMES - 1);
    }

    @Test
    void one_more_is_noticed() {
        namesBesideOneOfAnother(SharedSeconds.MOST_NAMES - 1);
        assertThat(shared().chain().truncated()).isTrue();
    }

    @Test
    void however_many_there_are_no_more_than_one_more_is_read() {
        namesBesideOneOfAnother(2 * SharedSeconds.MOST_NAMES);
        assertThat(shared().chain().truncated()).isTrue();
        assertThat(read).hasSize(SharedSeconds.MOST_NAMES);
    }

    /** So many names that share a second with a, and one that shares another with the first of those. */
    private void namesBesideOneOfAnother(int names) {
        for (int at = 0; at < names; at++) {
            backAndForth(at, "a", "n" + at);
        }
        backAndForth(0, "n0", "other");
    }

    private void backAndForth(int second, String one, String other) {
        rename(second, one, other);
        rename(second, other, one);
    }

    private void rename(int second, String from, String to) {
        String eventId = "e-" + stored.size();
        stored.addAll(Step.of(Calls.at(eventId, NOON.plusSeconds(second), renamed(from, to))));
    }

    private SharedSeconds shared() {
        return SharedSeconds.of(stored(A), name -> {
            read.add(name);
            return stored(name);
        });
    }

    private Chain with(Chain other) {
        return SharedSeconds.of(stored(A), name -> other).chain();
    }

    private Chain stored(Subject name) {
        return Chain.of(
                name,
                stored.stream().filter(step -> step.subject().equals(name)).toList());
    }
}
