package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.in;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.step.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryChainStoreTest extends ChainStoreContract {

    @Override
    protected ChainStore store() {
        return new InMemoryChainStore();
    }

    @Test
    void a_replay_learns_whose_chains_there_are() {
        InMemoryChainStore store = new InMemoryChainStore();
        store.add(List.of(created(NEW_ROLE, "e-1", NOON), created(NEW_USER, "e-2", NOON)));
        store.add(List.of(keyed(NEW_USER, "e-3", NOON)));
        assertThat(store.subjects()).containsExactlyInAnyOrder(NEW_USER, NEW_ROLE);
    }

    @Test
    void a_chain_is_put_together_once_until_something_comes_to_its_subject() {
        InMemoryChainStore store = new InMemoryChainStore();
        store.add(List.of(created(NEW_USER, "e-1", NOON)));
        Chain before = store.read(NEW_USER);
        store.add(List.of(created(NEW_ROLE, "e-2", NOON)));
        assertThat(store.read(NEW_USER)).isSameAs(before);
        store.add(List.of(keyed(NEW_USER, "e-3", NOON)));
        assertThat(store.read(NEW_USER).steps()).hasSize(2);
    }

    @Test
    void two_tellings_of_equal_strength_give_one_chain_whichever_came_first() {
        Step one = keyed(NEW_USER, "e-1", NOON);
        Step other = in("eu-west-1", one);
        InMemoryChainStore forth = new InMemoryChainStore();
        forth.add(List.of(one));
        forth.add(List.of(other));
        InMemoryChainStore back = new InMemoryChainStore();
        back.add(List.of(other));
        back.add(List.of(one));
        assertThat(forth.read(NEW_USER)).isEqualTo(back.read(NEW_USER));
        assertThat(forth.size()).isEqualTo(1);
    }
}
