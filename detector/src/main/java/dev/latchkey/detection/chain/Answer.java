package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What IAM said of a subject, and when; kept beside the step that made it worth asking. */
public record Answer(Subject of, Known known, Instant asked) {

    public static final Comparator<Answer> OLDEST_FIRST = Comparator.comparing(Answer::asked)
            .thenComparing(it -> it.of().key())
            .thenComparing(Answer::toString);

    /** The step that it is about; else the first, as for what the identity held before. */
    public Optional<Step> beside(Chain stored) {
        return stored.steps().stream()
                .filter(step -> step.fact() instanceof Granted granted && isAbout(granted))
                .findFirst()
                .or(() -> stored.steps().stream().findFirst());
    }

    private boolean isAbout(Granted granted) {
        return granted.from().equals(Optional.of(of))
                || granted.privilege().roles().contains(of);
    }

    public boolean settles(boolean rights) {
        return !rights || known.privilege().isPresent();
    }
}
