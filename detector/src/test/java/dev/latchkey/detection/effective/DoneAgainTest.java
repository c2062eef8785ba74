package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.response.Containment;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attacker who does the same again, more often than is read, hides nothing by it. */
class DoneAgainTest {

    private static final int OFTEN = ChainStore.STEPS_PER_STAGE + 10;
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String UNKNOWN = "arn:aws:iam::" + HOME + ":policy/unknown";
    private static final String NARROW = "arn:aws:iam::" + HOME + ":policy/narrow";

    private final History history = new History();

    @Test
    void an_entry_that_ends_while_the_same_is_done_on_approves_no_more() {
        history.then(
                0, by(Cast.TERRAFORM, trusting(List.of(THE_VENDOR), call(Operation.CREATE_ROLE, "roleName", "r"))));
        for (int at = 1; at <= OFTEN; at++) {
            ApiCall put = call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "i");
            history.then(20L * at, by(Cast.TERRAFORM, allowing(allow("s3:GetObject", "*"), put)));
        }
        assertThat(approved(20L * OFTEN + 1)).containsExactly(true);
        assertThat(approved(20L * OFTEN)).containsExactly(false);
    }

    @Test
    void the_keys_that_were_made_last_are_stopped() {
        newUser();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(20L * at, key(at));
        }
        Verdict verdict = history.judged(user("a"), Allowlist.NOBODY).get(0);
        assertThat(verdict.stretch().truncated()).isFalse();
        assertThat(Containment.stops(verdict.stretch()))
                .anyMatch(command -> command.contains(keyId(OFTEN)))
                .anyMatch(command -> command.contains(keyId(OFTEN - 1)));
    }

    @Test
    void a_key_is_paired_with_what_was_granted_a_day_after_it() {
        for (int at = 0; at < OFTEN; at++) {
            history.then(20L * at, key(at));
        }
        history.then(20L * (OFTEN - 1) + 1439, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN));
        assertThat(history.found(user("a"))).hasSize(1);
    }

    @Test
    void whoever_is_deleted_just_after_the_last_of_many_keys_is_raised() {
        newUser();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(20L * at, key(at));
        }
        history.then(20L * OFTEN + 1, call(Operation.DELETE_USER, "userName", "a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_boundary_that_may_have_been_taken_away_after_it_was_set_in_one_second_caps_nothing(boolean setFirst) {
        history.then(0, defined(NARROW, "v1", allow("s3:GetObject", "*")))
                .then(0, call(Operation.CREATE_USER, "userName", "a"), bounded());
        for (int at = 1; at <= OFTEN; at++) {
            history.then(at, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", UNKNOWN));
        }
        history.then(OFTEN + 1, bounded(), unbounded());
        history.then(OFTEN + 2, setFirst ? bounded() : unbounded(), setFirst ? unbounded() : bounded())
                .then(OFTEN + 3, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN), key(1));
        assertThat(history.settled(user("a")).truncated()).isFalse();
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED HIGH");
    }

    private static ApiCall bounded() {
        return call(Operation.PUT_USER_PERMISSIONS_BOUNDARY, "userName", "a", "permissionsBoundary", NARROW);
    }

    private static ApiCall unbounded() {
        return call(Operation.DELETE_USER_PERMISSIONS_BOUNDARY, "userName", "a");
    }

    private void newUser() {
        history.then(
                0,
                call(Operation.CREATE_USER, "userName", "a"),
                call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", READ_ONLY));
    }

    private static ApiCall key(int number) {
        return answered("accessKey.accessKeyId", keyId(number), call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
    }

    private static String keyId(int number) {
        return "AKIA%012d".formatted(number);
    }

    private List<Boolean> approved(long untilMinute) {
        Map<String, Object> entry = Map.of(
                "pk", "ci",
                "principal", Cast.TERRAFORM.name(),
                "maxPrivilege", "ADMIN",
                "stages", List.of("CREATION", "GRANT", "CREDENTIAL"),
                "expires", NOON.plus(Duration.ofMinutes(untilMinute)).toString(),
                "owner", "platform",
                "reason", "the pipeline");
        Allowlist.Entries entries = Allowlist.Entries.of(List.of(entry));
        return history.judged(role("r"), () -> entries).stream()
                .map(verdict -> verdict.finding().isEmpty())
                .toList();
    }
}
