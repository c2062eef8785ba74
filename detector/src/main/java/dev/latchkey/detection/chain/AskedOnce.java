package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What IAM has answered of one event counts for all who are judged because of it: many may hold one policy. */
public final class AskedOnce implements LookUp {

    private final LookUp iam;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    public AskedOnce(LookUp iam) {
        this.iam = iam;
    }

    @Override
    public Answer ask(Question question) {
        return answers.computeIfAbsent(question, iam::ask);
    }

    @Override
    public List<Holder> holders(Subject shared, String name) {
        return iam.holders(shared, name);
    }

    @Override
    public boolean isOn() {
        return iam.isOn();
    }

    @Override
    public void begin() {
        answers.clear();
        iam.begin();
    }
}
