package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;

/**
 * What only IAM can tell.
 *
 * @param name as AWS wrote it, for a subject carries its own folded
 * @param rights whether what it holds or allows is wanted, and not its birth alone
 */
public record Question(Subject subject, String name, boolean rights) {}
