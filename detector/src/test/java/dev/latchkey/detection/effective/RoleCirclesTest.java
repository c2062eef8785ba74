package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.effective.TrustingRoles.roleTrusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Bearers;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Roles that may assume each other, or themselves: a judgement ends, and counts each once. */
class RoleCirclesTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    @Test
    void roles_that_trust_each_other_in_a_circle_are_worth_what_they_hold_together() {
        history.then(0, roleTrusting("r1", "role/r2", "user/a"), roleTrusting("r2", "role/r1"))
                .then(1, call(Operation.CREATE_USER, "userName", "b"))
                .then(2, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r2", "policyArn", ADMIN))
                .then(3, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
        assertThat(history.found(role("r1"))).containsExactly("NEW_ROLE_ADMIN LOW");
    }

    @Test
    void a_role_whose_own_policy_assumes_it_gains_nothing() {
        ApiCall own = allowing(
                allow("sts:AssumeRole", arn("role/r1")),
                call(Operation.PUT_ROLE_POLICY, "roleName", "r1", "policyName", "i"));
        history.then(0, roleTrusting("r1", "role/r1"), own);
        assertThat(history.found(role("r1"))).containsExactly("NEW_ROLE INFORMATIONAL");
    }

    @Test
    void of_twenty_roles_that_all_trust_each_other_each_is_visited_once_for_each_grant() {
        allTrustEachOther(20);
        AtomicInteger visited = new AtomicInteger();
        Account counting = subject -> {
            // At once: whoever visits them again and again may never come back.
            assertThat(visited.incrementAndGet()).isLessThanOrEqualTo(20 * 20);
            return Known.NOTHING;
        };
        Resolution.of(role("r0"), history, counting, Duration.ofDays(1));
        assertThat(visited.get()).isGreaterThan(20);
    }

    @Test
    void and_what_came_to_them_later_is_followed_to_each_once_from_each_grant() {
        allTrustEachOther(6);
        Sources sources = Sources.of(history, Account.NOT_ASKED, new Budget().next());
        Chain chain = sources.chains().read(role("r0"));
        Worth worth = new Worth(sources);
        long reached = chain.of(Stage.GRANT)
                .flatMap(step -> Growth.after(new Bearers(chain).life(chain.creationOf(step)), step, sources, worth))
                .count();
        assertThat(reached).isBetween(6L, 6L * 6);
    }

    private void allTrustEachOther(int roles) {
        String[] everybody =
                IntStream.range(0, roles).mapToObj(number -> "role/r" + number).toArray(String[]::new);
        for (int at = 0; at < roles; at++) {
            history.then(0, roleTrusting("r" + at, everybody));
            history.then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r" + at, "policyArn", policy(at)));
        }
    }

    private static String policy(int number) {
        return arn("policy/p" + number);
    }
}
