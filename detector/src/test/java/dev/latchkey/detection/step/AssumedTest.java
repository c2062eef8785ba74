package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose walking into a role is told, and who is given something by being named in its trust. */
class AssumedTest {

    private static final Principal OF_VENDOR = of(Optional.of(Cast.VENDOR));

    @Test
    void the_roles_own_copy_of_what_another_account_did_is_a_use() {
        assertThat(uses(OF_VENDOR, Cast.HOME)).containsExactly("assumed by account:444455556666");
    }

    @Test
    void the_callers_own_copy_is_none_be_it_of_this_account_or_of_a_third() {
        assertThat(uses(of(Optional.of(Cast.HOME)), Cast.VENDOR)).isEmpty();
        assertThat(uses(of(Optional.of(Cast.SISTER)), Cast.VENDOR)).isEmpty();
    }

    @Test
    void who_assumes_within_the_account_or_hides_the_account_is_none() {
        assertThat(uses(of(Optional.of(Cast.HOME)), Cast.HOME)).isEmpty();
        assertThat(uses(of(Optional.empty()), Cast.HOME)).isEmpty();
    }

    @Test
    void a_user_named_in_a_trust_is_given_the_role_and_who_only_looks_like_one_is_given_nothing() {
        assertThat(grantedBy(Kind.AWS)).containsExactly(History.user("eve"));
        assertThat(grantedBy(Kind.FEDERATED)).isEmpty();
        assertThat(grantedBy(Kind.SERVICE)).isEmpty();
    }

    @Test
    void a_role_that_trusts_itself_is_given_nothing() {
        Trusted itself = new Trusted(Kind.AWS, "arn:aws:iam::" + Cast.HOME + ":role/R", false, false);
        assertThat(meanings(itself)).isNotEmpty().noneMatch(meaning -> meaning.fact() instanceof Fact.Granted);
    }

    private static List<Subject> grantedBy(Kind kind) {
        Trusted eve = new Trusted(kind, "arn:aws:iam::" + Cast.HOME + ":user/eve", false, false);
        return meanings(eve)
                .filter(meaning -> meaning.fact() instanceof Fact.Granted)
                .map(Meaning::subject)
                .toList();
    }

    private static Stream<Meaning> meanings(Trusted trusted) {
        return Doors.trusted(trusting(List.of(trusted), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r")));
    }

    private static List<String> uses(Principal caller, String account) {
        String arn = "arn:aws:iam::" + account + ":role/r";
        return Doors.assumed(by(caller, call(Operation.ASSUME_ROLE, "roleArn", arn)))
                .peek(meaning -> assertThat(meaning.subject()).isEqualTo(role("r")))
                .map(meaning -> meaning.fact().shown())
                .toList();
    }

    private static Principal of(Optional<String> account) {
        return new Principal(
                "AWSAccount",
                Optional.empty(),
                Optional.empty(),
                account,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
