package dev.latchkey.detection;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.AskedOnce;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.effective.Budget;
import dev.latchkey.detection.effective.Consulted;
import dev.latchkey.detection.effective.Resolution;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Judges with what others hold, and asks IAM what no record tells, if people would be told something worse by it. What
 * IAM answers is kept beside the step that made it worth asking, and so is asked once.
 */
final class LookUps {

    /** Of one round; an identity that has been given more that is not known stays unknown. */
    private static final int MOST_QUESTIONS = 10;

    /** An answer may lead to a question of its own, as a policy that lets its holder assume a role. */
    private static final int MOST_ROUNDS = 3;

    private final Account account;
    private final LookUp iam;
    private final Analytic analytic;
    /** What one event has asked in vain, which the next may ask again. */
    private final Map<Question, String> unanswered = new ConcurrentHashMap<>();

    LookUps(Account account, LookUp iam, Analytic analytic) {
        this.account = account;
        this.iam = new AskedOnce(iam);
        this.analytic = analytic;
    }

    /** Another event has come. */
    void begin() {
        unanswered.clear();
        iam.begin();
        analytic.begin();
    }

    /** @return that somebody held what the steps have changed, as IAM shows it */
    List<Step> rememberHeldBefore(List<Step> steps, ChainStore store) {
        return HoldersNow.remember(steps, store, iam, analytic.tuning().follow());
    }

    JudgedChain judge(Subject subject, ChainStore store, Budget budget) {
        if (!iam.isOn()) {
            Chain chain = resolved(subject, store, account, budget);
            return new JudgedChain(chain, true, analytic.judge(chain));
        }
        Consulted seen = new Consulted(store, account);
        Chain chain = resolved(subject, seen, seen, budget);
        List<Verdict> verdicts = analytic.judge(chain);
        for (int round = 0; round < MOST_ROUNDS && learns(chain, verdicts, seen); round++) {
            chain = resolved(subject, seen, seen, budget);
            verdicts = analytic.judge(chain);
        }
        return new JudgedChain(chain, true, sayingWhatIsNotKnown(verdicts, chain, seen));
    }

    private List<Verdict> sayingWhatIsNotKnown(List<Verdict> verdicts, Chain chain, Consulted seen) {
        if (verdicts.stream().noneMatch(analytic::hangsOnUnknown)) {
            return verdicts;
        }
        List<String> notKnown = notKnown(chain, seen);
        return verdicts.stream()
                .map(verdict -> analytic.hangsOnUnknown(verdict) ? verdict.alsoSaying(notKnown) : verdict)
                .toList();
    }

    private Chain resolved(Subject subject, ChainStore store, Account known, Budget budget) {
        return Resolution.of(subject, store, known, analytic.tuning().window(), budget);
    }

    /** Whether anything has been learnt that the judgement may hang on. */
    private boolean learns(Chain chain, List<Verdict> verdicts, Consulted seen) {
        if (verdicts.stream().noneMatch(analytic::hangsOnUnknown)) {
            return false;
        }
        List<Answer> answers = seen.open(chain).stream()
                .filter(question -> !unanswered.containsKey(question))
                .limit(MOST_QUESTIONS)
                .flatMap(this::ask)
                .toList();
        Chain stored = seen.read(chain.subject());
        answers.forEach(answer -> {
            seen.learn(answer);
            answer.beside(stored).ifPresent(step -> keep(step, answer, seen));
        });
        return !answers.isEmpty();
    }

    private static void keep(Step step, Answer answer, ChainStore store) {
        try {
            store.keep(step, List.of(answer));
        } catch (RuntimeException e) {
            // It only saves asking again: people are told all the same.
            return;
        }
    }

    private Stream<Answer> ask(Question question) {
        try {
            return Stream.of(iam.ask(question));
        } catch (Unanswered e) {
            unanswered.put(question, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Whatever went wrong: the judgement does without, and says so.
            unanswered.put(question, e.getClass().getSimpleName());
        }
        return Stream.of();
    }

    /** What the judgement still does without, in sentences for the alert. */
    private List<String> notKnown(Chain chain, Consulted seen) {
        Stream<String> inVain = seen.open(chain).stream()
                .map(question -> "IAM could not be asked: %s: %s"
                        .formatted(question.name(), unanswered.getOrDefault(question, "too many questions at once")));
        Stream<String> unclear = seen.unclear()
                .map(answer -> "IAM was asked in vain: %s: %s"
                        .formatted(
                                answer.of().name(),
                                answer.known().privilege().map(Privilege::why).orElse("")));
        return Stream.concat(inVain, unclear).limit(MOST_QUESTIONS).toList();
    }
}
