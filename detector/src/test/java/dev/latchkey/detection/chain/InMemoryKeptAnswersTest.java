package dev.latchkey.detection.chain;

class InMemoryKeptAnswersTest extends KeptAnswersContract {

    @Override
    protected ChainStore store() {
        return new InMemoryChainStore();
    }
}
