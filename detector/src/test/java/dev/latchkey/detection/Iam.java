package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** IAM as a test sets it up, which counts what it is asked. */
final class Iam implements LookUp {

    static final String OWN_POLICY = "arn:aws:iam::" + HOME + ":policy/team/Own-Policy";
    static final Instant ASKED = Cast.NOON.plusSeconds(3_600);

    private final Map<String, Known> knows = new HashMap<>();
    private final Map<String, List<Holder>> holders = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    Iam allows(String name, Level level) {
        return allows(name, Privilege.of(level, "as IAM says"));
    }

    Iam allows(String name, Privilege privilege) {
        knows.put(name, new Known(Optional.empty(), Optional.of(privilege)));
        return this;
    }

    Iam since(String name, Instant birth) {
        knows.put(name, new Known(Optional.of(birth), Optional.empty()));
        return this;
    }

    void forgets() {
        knows.clear();
    }

    @Override
    public Answer ask(Question question) {
        asked.add(question.name());
        Known known = Optional.ofNullable(knows.get(question.name()))
                .orElseThrow(() -> new Unanswered("AccessDenied on GetPolicy"));
        return new Answer(question.subject(), known, ASKED);
    }

    /** Who holds a policy, or sits in a group. */
    Iam shows(String shared, Holder... holding) {
        holders.put(shared, List.of(holding));
        return this;
    }

    @Override
    public List<Holder> holders(Subject shared, String name) {
        asked.add("who holds " + name);
        return Optional.ofNullable(holders.get(name))
                .orElseThrow(() -> new Unanswered("AccessDenied on ListEntitiesForPolicy"));
    }

    static Holder user(String name) {
        return new Holder(new Subject.User("aws", HOME, name), name);
    }

    static Subject group(String name) {
        return new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, name);
    }
}
