package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.HOME;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.subject.Subject;
import org.junit.jupiter.api.AfterEach;

/** The real SDK over loopback. */
abstract class IamLookUpCase {

    static final String OWN = "arn:aws:iam::" + HOME + ":policy/team/Own";

    final IamStandIn iam = new IamStandIn();
    final Hands clock = new Hands();
    final IamLookUp lookUp = new IamLookUp(new BoundedIam(iam.client(), clock), new OwnAccount("aws", HOME), clock);

    @AfterEach
    void closeIam() {
        iam.close();
    }

    Known ask(Subject.Kind kind, String name) {
        return lookUp.ask(question(kind, name)).known();
    }

    static Question question(Subject.Kind kind, String name) {
        return new Question(subject(kind, name), name, true);
    }

    static Subject subject(Subject.Kind kind, String name) {
        return kind == Subject.Kind.USER
                ? new Subject.User("aws", HOME, name)
                : new Subject.Thing(kind, "aws", HOME, name);
    }
}
