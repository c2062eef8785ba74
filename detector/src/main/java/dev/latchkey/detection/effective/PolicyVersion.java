package dev.latchkey.detection.effective;

import dev.latchkey.detection.subject.Subject;
import java.util.Optional;

/** One version of a customer's policy, which never changes and so can be asked for by itself. */
public record PolicyVersion(Subject policy, String version) {

    /** No ARN of a policy has one. */
    private static final char MARK = '#';

    /** Empty if it is another subject, a whole policy among them. */
    static Optional<PolicyVersion> of(Subject subject) {
        int mark = subject.kind() == Subject.Kind.POLICY ? subject.name().lastIndexOf(MARK) : -1;
        return mark < 0
                ? Optional.empty()
                : Optional.of(new PolicyVersion(
                        subject.named(subject.name().substring(0, mark)),
                        subject.name().substring(mark + 1)));
    }

    public Subject subject() {
        return policy.named(named(policy.name()));
    }

    String named(String arn) {
        return arn + MARK + version;
    }

    /** The ARN and, if it is the name of a version, the version. */
    public static String[] parts(String name) {
        return name.split(String.valueOf(MARK), 2);
    }
}
