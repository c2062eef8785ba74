package dev.latchkey.detection.chain;

class InMemoryNewRoleTest extends NewRoleContract {

    @Override
    protected ChainStore store() {
        return new InMemoryChainStore();
    }
}
