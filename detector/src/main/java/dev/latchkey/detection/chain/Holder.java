package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;

/**
 * Who holds a policy or sits in a group, as IAM itself shows it.
 *
 * @param name as AWS wrote it
 */
public record Holder(Subject subject, String name) {}
