package dev.latchkey.detection.verdict;

class InMemoryKnownCallersTest extends KnownCallersContract {

    private final InMemoryKnownCallers callers = new InMemoryKnownCallers();

    @Override
    protected KnownCallers callers() {
        return callers;
    }

    @Override
    protected SightingLog log() {
        return callers;
    }
}
