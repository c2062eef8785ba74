package dev.latchkey.infra;

/** A deployment was asked for that would not do what its owner expects; the message is a sentence for that owner. */
final class RefusedContext extends RuntimeException {
    RefusedContext(String sentence) {
        super(sentence);
    }
}
