package dev.latchkey.detection;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.effective.Resolution;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.util.List;

/** Calls as they happened, minute by minute after noon, and what is found of them; counts what a judgement reads. */
public final class History implements ForwardingChainStore {

    private final InMemoryChainStore store = new InMemoryChainStore();
    private final Detector detector =
            new Detector(this, Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));
    private int calls;
    private int reads;

    public static Subject user(String name) {
        return new Subject.User("aws", Cast.HOME, name);
    }

    public static Subject role(String name) {
        return new Subject.Role("aws", Cast.HOME, name);
    }

    public History then(long minute, ApiCall... some) {
        for (ApiCall call : some) {
            calls++;
            detector.remember(Calls.at("e-%05d".formatted(calls), Cast.NOON.plus(Duration.ofMinutes(minute)), call));
        }
        return this;
    }

    Detector detector() {
        return detector;
    }

    public List<Finding> findings(Subject subject) {
        return detector.judge(subject).verdicts().stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .toList();
    }

    public List<Verdict> judged(Subject subject, Allowlist allowlist) {
        return new Detector(this, Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, allowlist))
                .judge(subject)
                .verdicts();
    }

    /** Case and severity of each finding. */
    public List<String> found(Subject subject) {
        return findings(subject).stream()
                .map(finding -> finding.assessment().inTable() + " " + finding.severity())
                .toList();
    }

    public Chain settled(Subject subject) {
        return Resolution.of(subject, this, Account.NOT_ASKED, Tuning.DEFAULT.window());
    }

    /** How much each grant is, in event time. */
    public List<Level> granted(Subject subject) {
        return settled(subject)
                .of(Stage.GRANT)
                .map(step -> ((Fact.Granted) step.fact()).privilege().level())
                .toList();
    }

    /** How many chains have been read since the last time. */
    public int reads() {
        int since = reads;
        reads = 0;
        return since;
    }

    @Override
    public ChainStore behind() {
        return store;
    }

    @Override
    public Chain read(Subject subject) {
        reads++;
        return store.read(subject);
    }
}
