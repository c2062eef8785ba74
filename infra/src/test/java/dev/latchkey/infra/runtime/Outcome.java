package dev.latchkey.infra.runtime;

/** What came of an invocation, as Lambda sees it. */
public sealed interface Outcome {

    /** The function answered. */
    record Response(String body) implements Outcome {}

    /** The function threw, or its JVM ended: of an asynchronous invocation Lambda tries again, then sets it aside. */
    record Failure(String type, String message) implements Outcome {}
}
