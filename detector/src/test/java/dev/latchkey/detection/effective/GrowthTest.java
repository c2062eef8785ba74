package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.StoredChains;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far what comes later is followed: through any number of links. */
class GrowthTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 50})
    void what_the_last_of_roles_that_assume_each_other_gets_reaches_the_user_before_the_first(int roles) {
        inARow(roles);
        assertThat(isAdmin()).isFalse();
        history.then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r" + roles, "policyArn", ADMIN));
        assertThat(isAdmin()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_lies_behind_more_of_them_than_one_judgement_reads_is_not_known(int linkedLater) {
        inARow(150);
        inARow(linkedLater, 151, StoredChains.MOST_READ + 10);
        assertThat(levels()).contains(Level.UNKNOWN);
    }

    @Test
    void policies_on_the_way_are_links_too() {
        history.then(0, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", arn("policy/p1")));
        policyAndRole(1);
        policyAndRole(2);
        policyAndRole(3);
        assertThat(isAdmin()).isFalse();
        history.then(2, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r3", "policyArn", ADMIN));
        assertThat(isAdmin()).isTrue();
    }

    private void inARow(int roles) {
        inARow(0, 1, roles);
    }

    private void inARow(int minute, int from, int to) {
        for (int at = from; at <= to; at++) {
            Trusted before = at == 1 ? Cast.userOf("a") : new Trusted(Kind.AWS, arn("role/r" + (at - 1)), false, false);
            history.then(minute, trusting(List.of(before), call(Operation.CREATE_ROLE, "roleName", "r" + at)));
        }
    }

    /** The policy lets assume the role, and the role holds the next policy. */
    private void policyAndRole(int at) {
        ApiCall made = allowing(allow("sts:AssumeRole", arn("role/r" + at)), call(Operation.CREATE_POLICY));
        history.then(0, answered("policy.arn", arn("policy/p" + at), made))
                .then(
                        0,
                        trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r" + at)),
                        call(
                                Operation.ATTACH_ROLE_POLICY,
                                "roleName",
                                "r" + at,
                                "policyArn",
                                arn("policy/p" + (at + 1))));
    }

    private boolean isAdmin() {
        return levels().contains(Level.ADMIN);
    }

    private List<Level> levels() {
        return history.granted(user("a"));
    }
}
