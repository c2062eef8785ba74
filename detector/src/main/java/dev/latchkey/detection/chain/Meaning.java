package dev.latchkey.detection.chain;

/**
 * One thing that a call means for one subject.
 *
 * @param name the subject's as AWS wrote it
 */
record Meaning(Subject subject, String name, Fact fact) {

    static Meaning noted(Target target, Note note, String text) {
        return target.gets(new Fact.Noted(note, text));
    }
}
