package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One event that changes what many hold, who are linked in many ways: it costs little more than one of them. */
class EventBudgetTest {

    private static final int ROLES = 16;
    private static final int USERS = 20;
    private static final ApiCall ADMIN = call(
            Operation.ATTACH_ROLE_POLICY, "roleName", "r0", "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess");

    private final History history = new History();

    @Test
    void all_who_are_judged_because_of_one_event_share_what_they_may_walk_along() {
        linked();
        List<Verdict> verdicts = observed();
        assertThat(verdicts).hasSize(USERS).allMatch(verdict -> truncated(verdict) || !truncated(verdicts.get(0)));
        assertThat(truncated(verdicts.get(0))).as("of the first").isFalse();
        assertThat(truncated(verdicts.get(USERS - 1))).as("of the last").isTrue();
        Subject last = user("u" + (USERS - 1));
        assertThat(history.detector().judge(last).verdicts()).as("alone").noneMatch(EventBudgetTest::truncated);
    }

    private void linked() {
        for (int time = 0; time < 3; time++) {
            for (int at = 0; at < ROLES; at++) {
                history.then(time, trusting(all(), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r" + at)));
            }
        }
        for (int at = 0; at < USERS; at++) {
            history.then(3, call(Operation.CREATE_ACCESS_KEY, "userName", "u" + at));
        }
    }

    private static List<Trusted> all() {
        Stream<String> roles = IntStream.range(0, ROLES).mapToObj(at -> "role/r" + at);
        Stream<String> users = IntStream.range(0, USERS).mapToObj(at -> "user/u" + at);
        return Stream.concat(users, roles)
                .map(name -> new Trusted(Kind.AWS, "arn:aws:iam::" + Cast.HOME + ":" + name, false, false))
                .toList();
    }

    /** Of the users only: of the roles nothing is found. */
    private List<Verdict> observed() {
        ApiCall last = Calls.at("e-last", Cast.NOON.plus(Duration.ofMinutes(4)), ADMIN);
        Telling telling = new Telling(new InMemoryFindingLog(InstantSource.system()), alert -> {});
        return history.detector().observe(last, telling, Severity.CRITICAL).stream()
                .filter(verdict -> verdict.finding().isPresent())
                .toList();
    }

    private static boolean truncated(Verdict verdict) {
        return verdict.finding().stream()
                .flatMap((Assessment assessment) -> assessment.traits().stream())
                .anyMatch(trait -> trait.kind() == Trait.Kind.TRUNCATED);
    }
}
