package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.rights.ManagedPolicy;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Fact.Created;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The store and the account as the judgements of one chain consult them: what IAM has answered before is known, and
 * what nobody could tell is noted as a question.
 */
public final class Consulted implements ChainStore, Account {

    private final ChainStore store;
    private final Account account;
    private final Map<Subject, Answer> answers = new HashMap<>();
    private final Map<Subject, String> names = new HashMap<>();
    private final Set<Subject> wanted = new LinkedHashSet<>();

    public Consulted(ChainStore store, Account account) {
        this.store = store;
        this.account = account;
    }

    @Override
    public void add(Collection<Step> steps) {
        store.add(steps);
    }

    @Override
    public void keep(Step step, Collection<Answer> learnt) {
        store.keep(step, learnt);
    }

    @Override
    public Chain read(Subject subject) {
        Chain chain = store.read(subject);
        chain.answers().forEach(this::learn);
        chain.steps().forEach(this::learnNames);
        return chain;
    }

    @Override
    public Known known(Subject subject) {
        wanted.add(subject);
        return Optional.ofNullable(answers.get(subject)).map(Answer::known).orElseGet(() -> account.known(subject));
    }

    /** The latest counts. */
    public void learn(Answer answer) {
        answers.merge(answer.of(), answer, (one, other) -> Answer.OLDEST_FIRST.compare(one, other) > 0 ? one : other);
    }

    /**
     * What was wanted of the account for judging the chain and is not known, in the order in which it was wanted. Roles
     * that documents name come last: there is room for hundreds in one, and few questions are asked.
     */
    public List<Question> open(Chain chain) {
        return wanted.stream()
                .sorted(Comparator.comparing(it -> it instanceof Subject.Role && !isAtHand(it, chain)))
                .flatMap(subject -> question(subject, chain))
                .filter(question -> Optional.ofNullable(answers.get(question.subject()))
                        .filter(answer -> answer.settles(question.rights()))
                        .isEmpty())
                .toList();
    }

    /** Whether it is the chain's own, or what one of its grants brought. */
    private static boolean isAtHand(Subject role, Chain chain) {
        return role.equals(chain.subject())
                || chain.steps().stream()
                        .anyMatch(step -> step.fact() instanceof Granted granted
                                && granted.from().equals(Optional.of(role)));
    }

    /** What was wanted and answered, and still is not known. */
    public Stream<Answer> unclear() {
        return wanted.stream()
                .flatMap(subject -> Optional.ofNullable(answers.get(subject)).stream())
                .filter(answer -> answer.known()
                        .privilege()
                        .filter(it -> it.level() == Privilege.Level.UNKNOWN
                                && it.assumes().isEmpty())
                        .isPresent());
    }

    private Stream<Question> question(Subject subject, Chain chain) {
        boolean told = switch (subject.kind()) {
            case POLICY -> ManagedPolicy.isAws(subject.name());
            case USER, ROLE, GROUP -> isWhole(subject.equals(chain.subject()) ? chain : read(subject));
            case ROOT, PROVIDER, CALLER, REACH -> true;
        };
        boolean rights = !subject.equals(chain.subject()) || mayMatter(chain);
        return told ? Stream.of() : Stream.of(new Question(subject, name(subject), rights));
    }

    /** What was seen to begin has been given nothing but what its records say. */
    private static boolean isWhole(Chain chain) {
        return !chain.truncated() && chain.of(Stage.CREATION).findAny().isPresent();
    }

    /** What an identity held before it was seen: of a role, whoever opens it opens that; of others, a boundary may. */
    private static boolean mayMatter(Chain chain) {
        return chain.subject() instanceof Subject.Role
                || chain.steps().stream()
                        .anyMatch(step -> step.fact() instanceof Granted granted
                                && granted.means().isOfBoundary());
    }

    private String name(Subject subject) {
        return PolicyVersion.of(subject)
                .map(version -> version.named(name(version.policy())))
                .orElseGet(() -> names.getOrDefault(subject, subject.name()));
    }

    private void learnNames(Step step) {
        if (step.target().equalsIgnoreCase(step.subject().name())) {
            names.put(step.subject(), step.target());
        }
        // Of a role whose trust names somebody, the grant has no name but words for the alert.
        if (step.fact() instanceof Granted granted && granted.means() != Means.TRUST) {
            granted.from().ifPresent(from -> names.put(from, granted.policy()));
        }
        if (step.fact() instanceof Created created) {
            created.boundary().ifPresent(arn -> names.put(Boundaries.policy(step.subject(), arn), arn));
        }
    }
}
