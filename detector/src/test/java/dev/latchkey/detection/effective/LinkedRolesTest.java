package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles that all may assume each other, written again and again: the ways between them multiply, the work does not. */
class LinkedRolesTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    /** As many as a team may have that deploys its roles anew several times a day. */
    @ParameterizedTest
    @CsvSource({"2, 20", "4, 10", "8, 3", "30, 1"})
    void of_a_teams_roles_everything_is_known(int roles, int times) {
        linked(roles, times);
        assertThat(resolved("r0").truncated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"40, 4", "120, 1"})
    void of_more_than_anybody_needs_something_is_left_out_and_that_is_said(int roles, int times) {
        linked(roles, times);
        assertThat(resolved("r0").truncated()).isTrue();
    }

    @Test
    void who_hides_an_opened_role_behind_them_is_told_of_all_the_same() {
        linked(40, 4);
        history.then(1_000, trusting(List.of(named(Cast.VENDOR)), update("r0")));
        assertThat(history.found(role("r0"))).containsExactly("ROLE_OPENED HIGH");
    }

    @Test
    void what_was_given_directly_is_known_however_much_is_linked() {
        linked(40, 4);
        history.then(1_000, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r0", "policyArn", ADMIN));
        history.then(1_001, trusting(List.of(named(Cast.VENDOR)), update("r0")));
        assertThat(history.found(role("r0"))).containsExactly("ROLE_OPENED_POWERFUL CRITICAL");
    }

    private Chain resolved(String name) {
        return Resolution.of(role(name), history, Account.NOT_ASKED, Duration.ofDays(1));
    }

    private void linked(int roles, int times) {
        for (int time = 0; time < times; time++) {
            for (int at = 0; at < roles; at++) {
                history.then(time, trusting(all(roles), update("r" + at)));
            }
        }
    }

    private static List<Trusted> all(int roles) {
        return IntStream.range(0, roles)
                .mapToObj(number -> named("arn:aws:iam::" + Cast.HOME + ":role/r" + number))
                .toList();
    }

    private static ApiCall update(String role) {
        return call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", role);
    }

    private static Trusted named(String arn) {
        return new Trusted(Kind.AWS, arn, false, false);
    }
}
