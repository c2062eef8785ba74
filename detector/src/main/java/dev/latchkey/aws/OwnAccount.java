package dev.latchkey.aws;

import dev.latchkey.detection.subject.Subject;
import java.util.Optional;

/** The account in which the detector lives, the only one whose IAM it may ask. */
public record OwnAccount(String partition, String id) {

    /** Of an ARN of something in it, such as the topic's. */
    public static OwnAccount ofArn(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            throw new IllegalArgumentException("not an ARN: " + arn);
        }
        return new OwnAccount(parts[1], parts[4]);
    }

    /** Why IAM cannot be asked of a subject, if it lives in another account. */
    Optional<String> elsewhere(Subject subject) {
        boolean here = subject.account().equals(id) && subject.partition().equals(partition);
        return here
                ? Optional.empty()
                : Optional.of("it is in account " + subject.account() + ", and Latchkey asks only in its own, " + id);
    }

    /** The beginning of every ARN that IAM gives in it. */
    String arn() {
        return "arn:%s:iam::%s:".formatted(partition, id);
    }
}
