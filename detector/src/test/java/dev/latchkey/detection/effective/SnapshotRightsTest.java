package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the account says of policies whose documents no record shows. */
class SnapshotRightsTest {

    private static final String ARN = "arn:aws:iam::" + Cast.HOME + ":policy/own";
    private static final Subject OWN = new Subject.Thing(Subject.Kind.POLICY, "aws", Cast.HOME, ARN);
    private static final Subject SECOND = new PolicyVersion(OWN, "v2").subject();

    private final History history = new History();

    @Test
    void a_policy_that_no_record_shows_allows_what_the_account_says() {
        history.then(0, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ARN));
        assertThat(level(Map.of())).isEqualTo(Level.UNKNOWN);
        assertThat(level(Map.of(OWN, Level.ADMIN))).isEqualTo(Level.ADMIN);
        assertThat(level(Map.of(SECOND, Level.ADMIN))).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void of_a_version_that_was_made_the_default_the_account_says_what_that_one_allows() {
        history.then(0, call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", ARN, "versionId", "v2"))
                .then(1, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ARN));
        assertThat(level(Map.of())).isEqualTo(Level.UNKNOWN);
        assertThat(level(Map.of(SECOND, Level.LIMITED))).isEqualTo(Level.LIMITED);
        assertThat(level(Map.of(OWN, Level.LIMITED))).isEqualTo(Level.UNKNOWN);
    }

    private Level level(Map<Subject, Level> account) {
        Account known = subject -> new Known(
                Optional.empty(),
                Optional.ofNullable(account.get(subject)).map(level -> Privilege.of(level, "says the account")));
        return Resolution.of(user("a"), history, known, Duration.ofHours(24))
                .of(Stage.GRANT)
                .map(step -> ((Granted) step.fact()).privilege().level())
                .findFirst()
                .orElseThrow();
    }
}
