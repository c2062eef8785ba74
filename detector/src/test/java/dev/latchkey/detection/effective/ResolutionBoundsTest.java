package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.effective.TrustingRoles.roleTrusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.LooseEnds;
import dev.latchkey.detection.chain.StoredChains;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Floods: a judgement ends, reads little, and still finds the attack. */
class ResolutionBoundsTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    @Test
    void thousands_of_steps_on_one_subject_are_judged_with_few_reads_and_hide_no_administrator() {
        history.then(0, call(Operation.CREATE_USER, "userName", "a"));
        for (int at = 0; at < 3_000; at++) {
            history.then(1, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", policy(at)));
        }
        history.then(2, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN))
                .then(3, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        history.reads();
        // High by the table; that more is stored than is read raises it.
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED CRITICAL");
        assertThat(history.reads()).isLessThan(2 * ChainStore.STEPS_PER_STAGE);
    }

    @Test
    void policies_that_assume_roles_which_hold_policies_are_read_up_to_a_bound_and_that_is_said() {
        history.then(0, call(Operation.CREATE_USER, "userName", "a"));
        for (int at = 0; at < 45; at++) {
            String[] roles = IntStream.range(at * 10, at * 10 + 10)
                    .mapToObj(number -> arn("role/r" + number))
                    .toArray(String[]::new);
            ApiCall made = call(Operation.CREATE_POLICY);
            history.then(1, answered("policy.arn", policy(at), allowing(allow("sts:AssumeRole", roles), made)))
                    .then(1, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", policy(at)));
        }
        history.then(2, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        history.reads();
        // Medium by the table; that more is linked than is read raises it.
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
        // What is read ahead with the chain itself may be what the bound then leaves unread.
        assertThat(history.reads()).isLessThanOrEqualTo(StoredChains.MOST_READ + LooseEnds.MOST_PARTITIONS);
    }

    @Test
    void each_role_that_a_document_names_counts_as_a_grant_and_what_is_not_followed_is_unknown() {
        String[] many =
                IntStream.range(0, 250).mapToObj(at -> arn("role/r" + at)).toArray(String[]::new);
        for (int at = 0; at < 40; at++) {
            history.then(at, inline("p" + at, many));
        }
        history.then(40, inline("last", arn("role/r")));
        Budget budget = new Budget();
        LongStream.range(0, Budget.MOST).forEach(it -> budget.spend());
        AtomicInteger visited = new AtomicInteger();
        Account counting = subject -> {
            visited.incrementAndGet();
            return Known.NOTHING;
        };
        Chain chain = Resolution.of(user("a"), history, counting, Duration.ofDays(1), budget);
        assertThat(visited.get()).isBetween(1_000, (int) Budget.LEAST_OF_ONE + 50);
        assertThat(chain.of(Stage.GRANT))
                .hasSize(41)
                .allSatisfy(step ->
                        assertThat(((Granted) step.fact()).privilege().level()).isEqualTo(Level.UNKNOWN));
        assertThat(chain.truncated()).isTrue();
    }

    /** The shortest ARN of a user, quoted and with a comma, has 35 of the 8,192 characters of a trust policy. */
    @Test
    void the_last_whom_the_longest_trust_policy_names_is_granted_as_much_as_the_first() {
        int users = 8_192 / 35;
        String[] all =
                IntStream.range(0, users).mapToObj(number -> "user/u" + number).toArray(String[]::new);
        history.then(0, roleTrusting("r", all))
                .then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN))
                .then(2, call(Operation.CREATE_ACCESS_KEY, "userName", "u" + (users - 1)));
        assertThat(history.found(user("u" + (users - 1)))).containsExactly("POWERFUL_KEYED MEDIUM");
    }

    @Test
    void whom_a_policy_with_thousands_of_holders_makes_judged_again_is_bounded() {
        for (int at = 0; at < 2_000; at++) {
            history.then(0, call(Operation.ATTACH_USER_POLICY, "userName", "u" + at, "policyArn", policy(1)));
        }
        ApiCall version = call(Operation.CREATE_POLICY_VERSION, "policyArn", policy(1), "setAsDefault", "true");
        assertThat(Dependents.of(Step.of(version), history)).hasSizeBetween(1, 100);
    }

    private static ApiCall inline(String name, String... roles) {
        return allowing(
                allow("sts:AssumeRole", roles), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", name));
    }

    private static String policy(int number) {
        return arn("policy/p" + number);
    }
}
