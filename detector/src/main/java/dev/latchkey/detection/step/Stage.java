package dev.latchkey.detection.step;

/** What a step adds to a chain; AN0900 wants the first three, and the fourth is what else is worth telling. */
public enum Stage {
    CREATION,
    GRANT,
    CREDENTIAL,
    EVIDENCE
}
