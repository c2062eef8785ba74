package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadOnceTest {

    private final History counted = new History();
    private final ReadOnce once = new ReadOnce(counted);

    @Test
    void what_is_read_twice_is_read_from_the_store_once() {
        once.read(NEW_USER);
        once.read(NEW_USER);
        assertThat(counted.reads()).isEqualTo(1);
    }

    @Test
    void what_was_read_a_moment_ago_is_not_read_again() {
        Chain chain = Chain.of(NEW_USER, List.of(created(NEW_USER, "e-1", NOON)));
        assertThat(once.anew(chain).read(NEW_USER)).isEqualTo(chain);
        assertThat(counted.reads()).isZero();
    }

    @Test
    void of_who_makes_calls_another_look_reads_all_again_and_of_what_many_hold_nothing() {
        Subject group = new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "g");
        Subject policy = new Subject.Thing(Subject.Kind.POLICY, "aws", HOME, "p");
        once.readAhead(List.of(NEW_ROLE, group));
        ReadOnce another = once.anew(Chain.of(NEW_USER, List.of()));
        another.readAhead(List.of(NEW_ROLE, group, policy));
        assertThat(counted.reads()).isEqualTo(4);
        once.read(policy);
        assertThat(counted.reads()).isZero();
    }

    @Test
    void what_a_chain_leads_to_is_read_ahead_if_the_store_is_far_and_only_then() {
        Chain chain = Chain.of(NEW_USER, List.of(created(NEW_USER, "e-1", NOON)));
        once.readAheadFor(chain);
        assertThat(counted.reads()).isPositive();
        new ReadOnce(new Near(counted)).readAheadFor(chain);
        assertThat(counted.reads()).isZero();
    }

    private record Near(ChainStore behind) implements ChainStore {
        @Override
        public void add(Collection<Step> steps) {
            behind.add(steps);
        }

        @Override
        public void keep(Step step, Collection<Answer> answers) {
            behind.keep(step, answers);
        }

        @Override
        public Chain read(Subject subject) {
            return behind.read(subject);
        }

        @Override
        public boolean isFar() {
            return false;
        }
    }

    @Test
    void no_more_is_kept_for_another_look_than_one_judgement_may_read() {
        List<Subject> policies = IntStream.rangeClosed(0, StoredChains.MOST_READ)
                .<Subject>mapToObj(number -> new Subject.Thing(Subject.Kind.POLICY, "aws", HOME, "p" + number))
                .toList();
        once.readAhead(policies);
        policies.forEach(once::read);
        assertThat(counted.reads()).isEqualTo(policies.size());
        once.anew(Chain.of(NEW_USER, List.of())).readAhead(policies);
        assertThat(counted.reads()).isEqualTo(1);
    }

    @Test
    void what_is_added_is_stored_and_seen_by_the_next_read() {
        once.read(NEW_USER);
        once.add(List.of(keyed(NEW_USER, "e-1", NOON)));
        assertThat(counted.read(NEW_USER).steps()).hasSize(1);
        assertThat(once.read(NEW_USER).steps()).hasSize(1);
    }

    @Test
    void so_is_an_answer_that_is_kept() {
        Step key = keyed(NEW_USER, "e-1", NOON);
        once.add(List.of(key));
        once.read(NEW_USER);
        Answer answer = new Answer(NEW_USER, new Known(Optional.of(NOON), Optional.empty()), NOON);
        once.keep(key, List.of(answer));
        assertThat(once.read(NEW_USER).answers()).containsExactly(answer);
    }
}
