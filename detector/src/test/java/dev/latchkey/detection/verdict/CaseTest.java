package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.ANYONE;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.principalOf;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the table, in the order of the page. */
class CaseTest {

    private static final Step NEW = created(NEW_USER, "e-1", NOON);
    private static final Step KEY = keyed(NEW_USER, "e-3", NOON);
    private static final Subject MALLORYS_OWN = new Subject.User("aws", HOME, "mallory");

    @ParameterizedTest
    @CsvSource({
        "ADMIN, NEW_USER_POWERFUL_KEYED, HIGH, NEW_USER_POWERFUL, MEDIUM",
        "ESCALATION, NEW_USER_POWERFUL_KEYED, HIGH, NEW_USER_POWERFUL, MEDIUM",
        "UNKNOWN, NEW_USER_GRANTED_KEYED, MEDIUM, NEW_USER_GRANTED, INFORMATIONAL",
        "LIMITED, NEW_USER_GRANTED_KEYED, MEDIUM, NEW_USER_GRANTED, INFORMATIONAL",
    })
    void a_new_user_with_a_grant(Level level, Case keyed, Severity withKey, Case unkeyed, Severity withoutKey) {
        Step grant = granted(NEW_USER, "e-2", NOON, level);
        assertThat(caseOf(NEW, grant, KEY)).contains(keyed);
        assertThat(keyed.severity()).isEqualTo(withKey);
        assertThat(caseOf(NEW, grant)).contains(unkeyed);
        assertThat(unkeyed.severity()).isEqualTo(withoutKey);
    }

    @ParameterizedTest
    @CsvSource({"SELF_SERVICE", "NONE"})
    void what_is_no_grant_adds_nothing_to_a_new_user(Level level) {
        Step noGrant = granted(NEW_USER, "e-2", NOON, level);
        assertThat(caseOf(NEW, noGrant, KEY)).contains(Case.NEW_USER_KEYED);
        assertThat(caseOf(NEW, noGrant)).isEmpty();
    }

    @Test
    void a_new_user_with_a_key_only_is_low_and_alone_is_no_finding() {
        assertThat(caseOf(NEW, KEY)).contains(Case.NEW_USER_KEYED);
        assertThat(Case.NEW_USER_KEYED.severity()).isEqualTo(Severity.LOW);
        assertThat(caseOf(NEW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, NEW_ROLE_OUTSIDE_POWERFUL, HIGH, NEW_ROLE_ADMIN, LOW",
        "ESCALATION, NEW_ROLE_OUTSIDE_POWERFUL, HIGH, NEW_ROLE, INFORMATIONAL",
        "UNKNOWN, NEW_ROLE_OUTSIDE_UNKNOWN, MEDIUM, NEW_ROLE, INFORMATIONAL",
        "LIMITED, NEW_ROLE_OUTSIDE, LOW, NEW_ROLE, INFORMATIONAL",
        "NONE, NEW_ROLE_OUTSIDE, LOW, NEW_ROLE, INFORMATIONAL",
    })
    void a_new_role_with_a_grant(Level level, Case outside, Severity ofOutside, Case inside, Severity ofInside) {
        assertThat(caseOf(newRole(level, THE_VENDOR))).contains(outside);
        assertThat(outside.severity()).isEqualTo(ofOutside);
        assertThat(caseOf(newRole(level, LAMBDA))).contains(inside);
        assertThat(caseOf(newRole(level, principalOf(HOME)))).contains(inside);
        assertThat(inside.severity()).isEqualTo(ofInside);
        assertThat(caseOf(newRole(level, ANYONE))).contains(Case.NEW_ROLE_PUBLIC);
    }

    @Test
    void a_new_role_that_anybody_may_assume_is_high_even_without_rights() {
        assertThat(caseOf(created(NEW_ROLE, "e-1", NOON), opened(NEW_ROLE, "e-1", NOON, ANYONE)))
                .contains(Case.NEW_ROLE_PUBLIC);
        assertThat(Case.NEW_ROLE_PUBLIC.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void a_key_of_root_is_high() {
        assertThat(caseOf(keyed(ACCOUNT_ROOT, "e-1", NOON))).contains(Case.ROOT_CREDENTIAL);
        assertThat(Case.ROOT_CREDENTIAL.severity()).isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, SELF_GRANTED_KEYED, HIGH, POWERFUL_KEYED, MEDIUM",
        "ESCALATION, SELF_GRANTED_KEYED, HIGH, POWERFUL_KEYED, MEDIUM",
        "UNKNOWN, UNKNOWN_KEYED, LOW, UNKNOWN_KEYED, LOW",
    })
    void without_a_creation(Level level, Case own, Severity ofOwn, Case byAnother, Severity ofAnother) {
        Step grant = granted(MALLORYS_OWN, "e-1", NOON, level);
        Step key = keyed(MALLORYS_OWN, "e-2", NOON);
        assertThat(caseOf(by(user("Mallory"), grant), key)).contains(own);
        assertThat(own.severity()).isEqualTo(ofOwn);
        assertThat(caseOf(by(user("alice"), grant), by(MALLORY, key))).contains(byAnother);
        assertThat(byAnother.severity()).isEqualTo(ofAnother);
    }

    @Test
    void a_limited_grant_and_a_key_without_a_creation_are_no_finding() {
        assertThat(caseOf(granted(NEW_USER, "e-1", NOON, Level.LIMITED), KEY)).isEmpty();
    }

    private static Step[] newRole(Level level, Trusted trusted) {
        return new Step[] {
            created(NEW_ROLE, "e-1", NOON),
            opened(NEW_ROLE, "e-1", NOON, trusted),
            granted(NEW_ROLE, "e-2", NOON, level)
        };
    }

    private static Optional<Case> caseOf(Step... steps) {
        List<Stretch> stretches = Stretches.of(Chain.of(steps[0].subject(), List.of(steps)), Tuning.DEFAULT);
        assertThat(stretches).hasSize(1);
        return Case.of(stretches.get(0));
    }
}
