package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;
import java.util.List;

/** The account as IAM itself shows it, from a snapshot or by asking. */
public interface Account {

    /** Nobody to ask. */
    Account NOT_ASKED = subject -> Known.NOTHING;

    Known known(Subject subject);

    /** Who holds a policy as a grant, or sits in a group; of a policy the groups too. */
    default List<Holder> holders(Subject shared) {
        return List.of();
    }
}
