package dev.latchkey.detection.verdict;

class InMemoryKnownCallersTest extends KnownCallersContract {

    private final KnownCallers callers = new InMemoryKnownCallers();

    @Override
    protected KnownCallers callers() {
        return callers;
    }
}
