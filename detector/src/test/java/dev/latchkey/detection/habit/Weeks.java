package dev.latchkey.detection.habit;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Some weeks of identities, one chain a call; by Terraform's session from its runner unless changed. */
final class Weeks {

    static final Tuning TUNING = Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL);
    static final Analytic ANALYTIC = new Analytic(TUNING, Allowlist.NOBODY);
    static final Origin RUNNER = Cast.CLI;

    private final List<Chain> chains = new ArrayList<>();

    /** A user that is given little and a key: Medium. */
    Weeks user(int day, String name) {
        return user(day, name, step -> step);
    }

    Weeks user(int day, String name, UnaryOperator<Step> change) {
        return user(day, name, Level.LIMITED, change);
    }

    Weeks user(int day, String name, Level level, UnaryOperator<Step> change) {
        Subject user = new Subject.User("aws", HOME, name);
        Instant time = time(day);
        return chain(
                user,
                change.apply(terraform(Cast.created(user, id(1), time))),
                change.apply(terraform(Cast.granted(user, id(2), time.plusSeconds(60), level))),
                change.apply(terraform(Cast.keyed(user, id(3), time.plusSeconds(120)))));
    }

    /** A role for Lambda that is given so much: Low if it is an administrator, else less. */
    Weeks role(int day, String name, Level level) {
        Subject role = new Subject.Role("aws", HOME, name);
        Instant time = time(day);
        String creation = id(1);
        Step grant = terraform(Cast.granted(role, id(2), time.plusSeconds(60), level));
        return chain(
                role,
                terraform(Cast.created(role, creation, time)),
                terraform(Cast.opened(role, creation, time, Cast.LAMBDA)),
                grant);
    }

    Weeks chain(Subject subject, Step... steps) {
        chains.add(Chain.of(subject, Arrays.asList(steps)));
        return this;
    }

    /** Three users on three days: enough for a habit. */
    Weeks habit(String prefix, UnaryOperator<Step> change) {
        return user(1, prefix + "a", change).user(2, prefix + "b", change).user(3, prefix + "c", change);
    }

    List<Verdict> judged(List<AllowlistEntry> allowlist) {
        Allowlist.Entries entries = new Allowlist.Entries(allowlist, List.of());
        Analytic analytic = ANALYTIC.under(() -> entries);
        return chains.stream().flatMap(chain -> analytic.judge(chain).stream()).toList();
    }

    Suggestion suggested() {
        return suggested(Set.of());
    }

    Suggestion suggested(Set<String> lookedAt) {
        return Suggestion.of(judged(List.of()), ANALYTIC, List.of(), HabitRules.DEFAULT, lookedAt);
    }

    List<AllowlistEntry> entries() {
        return suggested().entries().stream().map(Proposed::entry).toList();
    }

    /** Why nothing was learnt, each sentence once. */
    List<String> reasons() {
        return suggested().leftOut().stream().map(LeftOut::why).distinct().toList();
    }

    static Instant time(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    static UnaryOperator<Step> by(Principal actor) {
        return step -> Cast.by(actor, step);
    }

    static UnaryOperator<Step> from(String address) {
        return step -> Cast.from(new Origin(address, "agent", false), step);
    }

    static UnaryOperator<Step> through(Origin origin) {
        return step -> Cast.from(origin, step);
    }

    private static Step terraform(Step step) {
        boolean role = step.subject() instanceof Subject.Role && step.fact() instanceof Fact.Granted;
        Step it = Cast.by(Cast.TERRAFORM, step);
        return role
                ? new Step(
                        it.subject(),
                        Operation.ATTACH_ROLE_POLICY,
                        it.eventId(),
                        it.time(),
                        it.region(),
                        it.target(),
                        it.actor(),
                        it.origin(),
                        it.fact())
                : it;
    }

    private String id(int step) {
        return "e-" + chains.size() + "-" + step;
    }
}
