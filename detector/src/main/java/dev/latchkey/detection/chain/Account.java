package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;

/** The account as IAM itself shows it, from a snapshot or by asking. */
public interface Account {

    /** Nobody to ask. */
    Account NOT_ASKED = subject -> Known.NOTHING;

    Known known(Subject subject);
}
