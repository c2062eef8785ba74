package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

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
}
