package dev.latchkey.detection.chain;

/** What a step adds to a chain; AN0900 wants all three. */
public enum Stage {
    CREATION,
    GRANT,
    CREDENTIAL
}
