package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Bearers;
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
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Circles, floods and names that nobody checked: a judgement ends, reads little, and still finds the attack. */
class ResolutionBoundsTest {

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

    private static ApiCall inline(String name, String... roles) {
        return allowing(
                allow("sts:AssumeRole", roles), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", name));
    }

    private void allTrustEachOther(int roles) {
        String[] everybody =
                IntStream.range(0, roles).mapToObj(number -> "role/r" + number).toArray(String[]::new);
        for (int at = 0; at < roles; at++) {
            history.then(0, roleTrusting("r" + at, everybody));
            history.then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r" + at, "policyArn", policy(at)));
        }
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

    @Test
    void names_in_documents_that_IAM_could_not_have_made_are_left_out_and_hide_nothing() {
        for (String hostile : List.of("x#y", "x|y", "管理者", "x".repeat(129), "x".repeat(2_048), "\u202e", "")) {
            assertThat(IdentityArn.of(arn("role/" + hostile))).as(hostile).isEmpty();
            Trusted provider = new Trusted(Kind.FEDERATED, "arn:aws:iam::1:saml-provider/" + hostile, true, false);
            ApiCall made = trusting(List.of(provider), call(Operation.CREATE_ROLE, "roleName", "r"));
            assertThat(Step.of(made)).extracting(Step::stage).containsExactly(Stage.CREATION, Stage.CREDENTIAL);
            ApiCall inline = call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "i");
            assertThat(Step.of(allowing(allow("sts:AssumeRole", arn("role/" + hostile)), inline)))
                    .hasSize(1);
        }
        assertThat(IdentityArn.of(arn("role/path/" + "x".repeat(128)))).isPresent();
    }

    @Test
    void a_name_that_no_table_can_hold_is_a_malformed_record() {
        assertThat(Step.of(call(Operation.CREATE_USER, "userName", "x".repeat(2_000))))
                .hasSize(1);
        assertThatThrownBy(() -> Step.of(call(Operation.CREATE_USER, "userName", "x".repeat(2_048))))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("USER");
    }

    @Test
    void a_key_with_hashes_in_its_name_is_read_back_as_it_was() {
        Subject hostile = new Subject.Thing(Subject.Kind.CALLER, "aws", HOME, "unknown:a#b|c#管理者");
        assertThat(Subject.ofKey(hostile.key())).isEqualTo(hostile);
    }

    @Test
    void steps_far_in_the_future_are_judged_by_their_own_time() {
        long thatYear = Duration.between(Cast.NOON, Cast.NOON.plus(Duration.ofDays(60_000)))
                .toMinutes();
        history.then(0, call(Operation.CREATE_USER, "userName", "a"))
                .then(thatYear, call(Operation.CREATE_USER, "userName", "a"))
                .then(thatYear, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN))
                .then(thatYear + 1, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED HIGH");
    }

    private static ApiCall roleTrusting(String name, String... trusted) {
        List<Trusted> parties = List.of(trusted).stream()
                .map(it -> new Trusted(Kind.AWS, arn(it), false, false))
                .toList();
        return trusting(parties, call(Operation.CREATE_ROLE, "roleName", name));
    }

    private static String policy(int number) {
        return arn("policy/p" + number);
    }

    private static String arn(String what) {
        return "arn:aws:iam::" + HOME + ":" + what;
    }
}
