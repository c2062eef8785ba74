package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.CLI;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each bound of an entry, on both sides of its edge. */
class AllowlistCoverTest {

    private static final Step CREATION = by(TERRAFORM, created(NEW_USER, "e-1", NOON));
    private static final Step KEY = by(TERRAFORM, keyed(NEW_USER, "e-2", NOON));
    private static final Step ROLE = by(TERRAFORM, created(NEW_ROLE, "e-3", NOON));
    private static final Step TRUST = by(TERRAFORM, opened(NEW_ROLE, "e-3", NOON, LAMBDA));

    @Test
    void without_operations_creations_grants_and_everyday_doors_are_covered_and_nothing_else() {
        assertThat(List.of(CREATION, ROLE, TRUST, grant(Level.LIMITED))).allMatch(step -> covers(Map.of(), step));
        assertThat(covers(Map.of(), KEY)).isFalse();
        assertThat(covers(Map.of(), opening(Operation.ADD_ROLE_TO_INSTANCE_PROFILE)))
                .isTrue();
        assertThat(covers(Map.of(), opening(Operation.UPDATE_ASSUME_ROLE_POLICY)))
                .isFalse();
    }

    @Test
    void stages_cover_just_these_stages() {
        assertThat(covers(Map.of("stages", "CREDENTIAL"), KEY)).isTrue();
        assertThat(covers(Map.of("stages", "CREDENTIAL"), TRUST)).isTrue();
        assertThat(covers(Map.of("stages", "CREDENTIAL"), CREATION)).isFalse();
        assertThat(covers(Map.of("stages", List.of("CREATION", "GRANT")), TRUST))
                .isFalse();
    }

    @Test
    void operations_cover_all_that_these_calls_do() {
        assertThat(covers(Map.of("operations", "CreateRole"), ROLE)).isTrue();
        assertThat(covers(Map.of("operations", "CreateRole"), TRUST)).isTrue();
        assertThat(covers(Map.of("operations", "CreateRole"), CREATION)).isFalse();
        assertThat(covers(Map.of("operations", "CreateAccessKey"), KEY)).isTrue();
        assertThat(covers(Map.of("operations", "createaccesskey"), KEY)).isFalse();
    }

    @Test
    void the_most_that_is_granted_is_what_the_entry_says_and_the_unknown_needs_admin() {
        for (Level level : Level.values()) {
            boolean limited = level == Level.NONE || level == Level.SELF_SERVICE || level == Level.LIMITED;
            assertThat(covers(Map.of(), grant(level))).as("%s", level).isEqualTo(limited);
            assertThat(covers(Map.of("maxPrivilege", "ESCALATION"), grant(level)))
                    .as("%s", level)
                    .isEqualTo(limited || level == Level.ESCALATION);
            assertThat(covers(Map.of("maxPrivilege", "ADMIN"), grant(level))).isTrue();
        }
    }

    @Test
    void accounts_are_those_in_which_the_identity_lives() {
        assertThat(covers(Map.of("accounts", HOME), CREATION)).isTrue();
        assertThat(covers(Map.of("accounts", VENDOR), CREATION)).isFalse();
    }

    @Test
    void networks_hold_addresses_and_no_service() {
        Map<String, ?> networks = Map.of("networks", List.of("198.51.100.0/24", "2001:db8::/32"));
        assertThat(covers(networks, at("198.51.100.255"))).isTrue();
        assertThat(covers(networks, at("2001:db8::1"))).isTrue();
        assertThat(covers(networks, at("198.51.101.0"))).isFalse();
        assertThat(covers(networks, at("cloudformation.amazonaws.com"))).isFalse();
        assertThat(covers(networks, at("AWS Internal"))).isFalse();
        assertThat(covers(Map.of(), at("AWS Internal"))).isTrue();
    }

    @Test
    void a_service_address_is_let_in_by_its_name_and_that_name_lets_in_no_other_address() {
        Map<String, ?> via = Map.of("viaServices", "cloudformation.amazonaws.com");
        assertThat(covers(via, at("cloudformation.amazonaws.com"))).isTrue();
        assertThat(covers(via, at("sso.amazonaws.com"))).isFalse();
        assertThat(covers(via, at("198.51.100.23"))).isFalse();
        assertThat(covers(via, at("AWS Internal"))).isFalse();
        Map<String, ?> both = Map.of("viaServices", "cloudformation.amazonaws.com", "networks", "198.51.100.23");
        assertThat(covers(both, at("cloudformation.amazonaws.com"))).isTrue();
        assertThat(covers(both, at("198.51.100.23"))).isTrue();
        assertThat(covers(both, at("198.51.100.24"))).isFalse();
    }

    @Test
    void targets_are_compared_without_case() {
        assertThat(covers(Map.of("targets", "BACKUP-*"), CREATION)).isTrue();
        assertThat(covers(Map.of("targets", List.of("x", "backup-sv?")), CREATION))
                .isTrue();
        assertThat(covers(Map.of("targets", "backup"), CREATION)).isFalse();
    }

    @Test
    void people_are_believed_of_identity_center_alone() {
        Map<String, ?> ada = Map.of("principal", "*", "people", "ada@*");
        assertThat(covers(ada, by(Provisioners.ADA, CREATION))).isTrue();
        assertThat(covers(ada, by(Provisioners.BOB, CREATION))).isFalse();
        assertThat(covers(ada, by(Provisioners.CALLS_ITSELF_ADA, CREATION))).isFalse();
        assertThat(covers(ada, by(Provisioners.UNDER_A_PATH_LIKE_IT, CREATION))).isFalse();
        assertThat(EntryAttributes.entry(ada).names(by(Provisioners.BOB, CREATION)))
                .isFalse();
    }

    @Test
    void callers_without_an_arn_match_by_service_or_account_and_of_nobody_known_by_nothing() {
        assertThat(covers(Map.of("principal", "service:ses.amazonaws.com"), by(Provisioners.SES, CREATION)))
                .isTrue();
        Principal vendor = Provisioners.withoutArn(Optional.of(VENDOR), Optional.empty());
        assertThat(covers(Map.of("principal", "account:" + VENDOR), by(vendor, CREATION)))
                .isTrue();
        Principal nobody = Provisioners.withoutArn(Optional.empty(), Optional.empty());
        assertThat(covers(Map.of("principal", "*"), by(nobody, CREATION))).isFalse();
    }

    @Test
    void a_principal_is_matched_with_case_and_with_the_role_path() {
        assertThat(covers(Map.of("principal", "arn:aws:iam::111122223333:user/mallory"), by(MALLORY, CREATION)))
                .isTrue();
        assertThat(covers(Map.of("principal", "arn:aws:iam::111122223333:user/Mallory"), by(MALLORY, CREATION)))
                .isFalse();
        assertThat(covers(Map.of("principal", "arn:aws:sts::111122223333:assumed-role/terraform/*"), CREATION))
                .isFalse();
    }

    @Test
    void an_entry_that_expires_at_the_event_no_longer_covers_it() {
        assertThat(covers(Map.of("expires", NOON.toString()), CREATION)).isFalse();
        assertThat(covers(Map.of("expires", NOON.plusSeconds(1).toString()), CREATION))
                .isTrue();
    }

    private static boolean covers(Map<String, ?> more, Step step) {
        return EntryAttributes.entry(more).covers(step);
    }

    private static Step opening(Operation operation) {
        return new Step(NEW_ROLE, operation, "e-4", NOON, "us-east-1", "deploy", TERRAFORM, CLI, TRUST.fact());
    }

    private static Step grant(Level level) {
        return by(TERRAFORM, granted(NEW_USER, "e-5", NOON, level));
    }

    private static Step at(String address) {
        return Cast.from(new Origin(address, "agent", false), CREATION);
    }
}
