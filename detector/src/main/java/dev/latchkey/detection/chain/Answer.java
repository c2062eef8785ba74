package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Comparator;

/** What IAM said of a subject, and when; kept beside the step that made it worth asking. */
public record Answer(Subject of, Known known, Instant asked) {

    public static final Comparator<Answer> OLDEST_FIRST = Comparator.comparing(Answer::asked)
            .thenComparing(it -> it.of().key())
            .thenComparing(Answer::toString);

    public boolean settles(boolean rights) {
        return !rights || known.privilege().isPresent();
    }
}
