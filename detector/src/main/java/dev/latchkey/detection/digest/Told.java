package dev.latchkey.detection.digest;

import dev.latchkey.detection.subject.Subject;
import java.util.Set;

/** What people were told of for sure: a finding that was only claimed may have reached nobody. */
public interface Told {

    /** The uids of the findings. */
    Set<String> uidsOf(Subject subject);
}
